package io.appfirewall.dashboard.page;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.GroupFlows;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Tracer;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.dashboard.page.FlowMap.Edge;
import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.manifest.status.ObjectState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The groups, or the namespaces that they are in, as nodes, and the flows between them as edges:
 * those of their members under all policies. Pods of no group are left out, and so are flows to
 * pods to which everybody may connect.
 */
final class MapDrawing {
  /** Nodes in focus; those that they have to do with come on top. */
  private static final int NODES = 1_000;

  private static final int EDGES = 4_000;
  private static final int NAMESPACES = 1_000;

  /** The node of all addresses that are no pod's; no namespace is called so, and no group. */
  private static final Node OUTSIDE =
      new Node("the outside", "", "outside", Optional.empty(), Optional.empty(), 0, false);

  private final MapGroups groups;
  private final boolean byNamespace;
  private final GroupFlows<String> flows;

  /** Those of them that our own policies open. */
  private final GroupFlows<String> own;

  private final Map<String, Node> nodes = new LinkedHashMap<>();

  MapDrawing(Whole whole, MapGroups groups, boolean byNamespace) {
    this.groups = groups;
    this.byNamespace = byNamespace;
    Tracer tracer = whole.explainer().tracer();
    List<Policy> policies = whole.network().policies();
    flows = tracer.between(this::nodesOf);
    own =
        policies.stream().anyMatch(MapDrawing::isForeignAndOpens)
            ? tracer
                .after(whole.network().with(policies.stream().map(MapDrawing::closed).toList()))
                .between(this::nodesOf)
            : flows;
    groups
        .states()
        .forEach(
            (group, state) -> nodes.computeIfAbsent(node(group), id -> node(id, group, state)));
  }

  private static boolean isForeignAndOpens(Policy policy) {
    return policy.source().isEmpty()
        && Stream.of(Direction.values())
            .anyMatch(direction -> !policy.spec().rules(direction).isEmpty());
  }

  /** The same isolation, without the rules that are not ours. */
  private static Policy closed(Policy policy) {
    return isForeignAndOpens(policy)
        ? Policy.foreign(
            policy.id(),
            new PolicySpec(
                policy.spec().podSelector(), policy.spec().policyTypes(), List.of(), List.of()))
        : policy;
  }

  private String node(NamespacedName group) {
    return byNamespace ? group.namespace() : group.toString();
  }

  private Set<String> nodesOf(Pod pod) {
    return groups.of(pod).stream().map(this::node).collect(toSet());
  }

  private Node node(String id, NamespacedName group, ObjectState state) {
    int pods = flows.size(id);
    boolean open = !flows.isIsolated(Direction.INGRESS, id);
    return byNamespace
        ? new Node(id, id, id, Optional.empty(), Optional.empty(), pods, open)
        : new Node(
            id,
            group.namespace(),
            group.name(),
            Optional.of(group),
            Optional.of(state),
            pods,
            open);
  }

  FlowMap map(Focus focus) {
    List<String> inFocus = groups.in(focus).map(this::node).distinct().toList();
    List<String> shown = inFocus.stream().limit(NODES).toList();
    SortedMap<Ends, Flow> all = lines(flows, shown);
    SortedMap<Ends, Flow> ours = flows == own ? all : lines(own, shown);
    List<Edge> edges =
        all.entrySet().stream()
            .limit(EDGES)
            .map(line -> edge(line.getKey(), line.getValue(), ours.get(line.getKey())))
            .toList();
    Set<String> drawn =
        edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.to())).collect(toSet());
    drawn.addAll(shown);
    return new FlowMap(
        byNamespace,
        groups.namespaces().limit(NAMESPACES).toList(),
        Stream.concat(nodes.values().stream(), Stream.of(OUTSIDE))
            .filter(node -> drawn.contains(node.id()))
            .toList(),
        edges,
        all.size() > EDGES || inFocus.size() > NODES);
  }

  private record Ends(String from, String to) implements Comparable<Ends> {
    private static final Comparator<Ends> ORDER =
        Comparator.comparing(Ends::from).thenComparing(Ends::to);

    @Override
    public int compareTo(Ends other) {
      return ORDER.compare(this, other);
    }
  }

  /** What is open between each two nodes of which one is among those shown. */
  private SortedMap<Ends, Flow> lines(GroupFlows<String> some, List<String> shown) {
    SortedMap<Ends, Flow> lines = new TreeMap<>();
    for (String node : shown) {
      some.reachedFrom(node).forEach((to, flow) -> lines.put(new Ends(node, to), flow));
      if (shown.size() < nodes.size()) {
        some.reaching(node).forEach((from, flow) -> lines.put(new Ends(from, node), flow));
      }
      some.outside(Direction.EGRESS, node)
          .ifPresent(flow -> lines.put(new Ends(node, OUTSIDE.id()), flow));
      some.outside(Direction.INGRESS, node)
          .ifPresent(flow -> lines.put(new Ends(OUTSIDE.id(), node), flow));
    }
    lines.keySet().removeIf(ends -> nodes.getOrDefault(ends.to, OUTSIDE).open());
    return lines;
  }

  private static Edge edge(Ends ends, Flow all, @Nullable Flow ours) {
    Connections own = ours == null ? Connections.NONE : ours.connections();
    return new Edge(
        ends.from,
        ends.to,
        all.connections().toString(),
        !all.connections().difference(own).isEmpty(),
        name(all.from()),
        name(all.to()));
  }

  private static String name(Endpoint end) {
    return switch (end) {
      case Workload workload ->
          workload.namespace() + "/" + workload.kind() + "/" + workload.name();
      case Outside(var addresses) -> addresses.toString().replaceAll("/.*", "");
    };
  }
}
