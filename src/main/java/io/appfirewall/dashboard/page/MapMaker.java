package io.appfirewall.dashboard.page;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.GroupFlows;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Tracer;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.dashboard.page.FlowMap.Edge;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws the flows between groups: those of their members under all policies. Pods of no group are
 * left out, and so are flows to pods to which everybody may connect.
 */
public final class MapMaker {
  private static final int EDGES = 4_000;

  /** The node of all addresses that are no pod's. */
  private static final Node OUTSIDE =
      new Node("the outside", "", "outside", Optional.empty(), Optional.empty(), 0, false);

  private final MapGroups groups;
  private final Network network;
  private final Tracer tracer;
  private final Focus focus;
  private final GroupFlows<String> flows;

  /**
   * What is looked at more closely.
   *
   * @param namespace only groups of it and those that they have to do with; empty for all
   * @param firewall only that one and those that it has to do with; empty for all
   */
  public record Focus(String namespace, Optional<NamespacedName> firewall) {
    boolean isOnAll() {
      return namespace.isEmpty() && firewall.isEmpty();
    }

    boolean holds(NamespacedName group) {
      return isOnAll() || firewall.map(group::equals).orElse(group.namespace().equals(namespace));
    }
  }

  private MapMaker(Sight sight, Whole whole, Focus focus) {
    this.focus = focus;
    this.groups = new MapGroups(sight, focus);
    this.network = whole.network();
    this.tracer = whole.explainer().tracer();
    this.flows = tracer.between(groups::nodesOf);
  }

  /** What a viewer sees of it. */
  public static FlowMap make(Sight sight, Whole whole, Focus focus) {
    return new MapMaker(sight, whole, focus).map();
  }

  private FlowMap map() {
    Set<String> inFocus = groups.in(focus);
    List<Node> nodes = groups.nodes(flows).toList();
    Set<String> open = nodes.stream().filter(Node::open).map(Node::id).collect(toSet());
    SortedMap<Ends, Flow> all = lines(flows, inFocus);
    all.keySet().removeIf(ends -> open.contains(ends.to));
    SortedMap<Ends, Flow> ours =
        hasForeignRules()
            ? lines(
                tracer.after(network.with(withoutForeignRules())).between(groups::nodesOf), inFocus)
            : all;
    List<Edge> edges =
        all.entrySet().stream()
            .limit(EDGES)
            .map(line -> edge(line.getKey(), line.getValue(), ours.get(line.getKey())))
            .toList();
    Set<String> drawn =
        edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.to())).collect(toSet());
    drawn.addAll(inFocus);
    return new FlowMap(
        groups.areByNamespace(),
        groups.namespaces(),
        Stream.concat(nodes.stream(), Stream.of(OUTSIDE))
            .filter(node -> drawn.contains(node.id()))
            .toList(),
        edges,
        all.size() > EDGES);
  }

  private record Ends(String from, String to) implements Comparable<Ends> {
    private static final Comparator<Ends> ORDER =
        Comparator.comparing(Ends::from).thenComparing(Ends::to);

    @Override
    public int compareTo(Ends other) {
      return ORDER.compare(this, other);
    }
  }

  /** What is open between each two nodes of which one is in focus. */
  private SortedMap<Ends, Flow> lines(GroupFlows<String> some, Set<String> inFocus) {
    SortedMap<Ends, Flow> lines = new TreeMap<>();
    for (String node : inFocus) {
      some.reachedFrom(node).forEach((to, flow) -> lines.put(new Ends(node, to), flow));
      if (!focus.isOnAll()) {
        some.reaching(node).forEach((from, flow) -> lines.put(new Ends(from, node), flow));
      }
      some.outside(Direction.EGRESS, node)
          .ifPresent(flow -> lines.put(new Ends(node, OUTSIDE.id()), flow));
      some.outside(Direction.INGRESS, node)
          .ifPresent(flow -> lines.put(new Ends(OUTSIDE.id(), node), flow));
    }
    return lines;
  }

  private boolean hasForeignRules() {
    return network.policies().stream().anyMatch(policy -> policy.source().isEmpty());
  }

  /** The same isolation, by which only what we wrote opens anything. */
  private List<Policy> withoutForeignRules() {
    return network.policies().stream()
        .map(policy ->
            policy.source().isPresent()
                ? policy
                : Policy.foreign(
                    policy.id(),
                    new PolicySpec(
                        policy.spec().podSelector(),
                        policy.spec().policyTypes(),
                        List.of(),
                        List.of())))
        .toList();
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
