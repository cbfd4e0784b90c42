package io.appfirewall.dashboard.page;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.dashboard.page.FlowMap.Edge;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws the flows between groups: those of their members under all policies. Pods of no group are
 * left out, and so are flows to pods to which everybody may connect.
 */
public final class MapMaker {
  private static final int EDGES = 4_000;

  /** The node of all addresses that are no pod's. */
  private static final String OUTSIDE = "outside";

  private final MapGroups groups;
  private final Network network;
  private final Focus focus;
  private final Set<String> inFocus;
  private final Set<String> open;

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
      return firewall.map(group::equals).orElse(group.namespace().equals(namespace));
    }
  }

  private MapMaker(Sight sight, Whole whole, Focus focus) {
    this.focus = focus;
    this.groups = new MapGroups(sight, whole, focus);
    this.inFocus = groups.in(focus);
    this.network =
        new Network(whole.network().namespaces(), groups.pods(), whole.network().policies());
    this.open = groups.open(network.policies());
  }

  /** What a viewer sees of it. */
  public static FlowMap make(Sight sight, Whole whole, Focus focus) {
    return new MapMaker(sight, whole, focus).map();
  }

  private FlowMap map() {
    Map<Ends, Lines> all = lines(network);
    Map<Ends, Lines> ours = hasForeignRules() ? lines(network.with(withoutForeignRules())) : all;
    List<Edge> edges =
        all.entrySet().stream()
            .map(entry -> edge(entry.getKey(), entry.getValue(), ours.get(entry.getKey())))
            .toList();
    Set<String> drawn = new HashSet<>();
    edges.stream()
        .limit(EDGES)
        .forEach(edge -> {
          drawn.add(edge.from());
          drawn.add(edge.to());
        });
    return new FlowMap(
        groups.areByNamespace(),
        groups.namespaces(),
        Stream.concat(
                groups.nodes(open).filter(node -> isDrawn(node, drawn)),
                drawn.contains(OUTSIDE)
                    ? Stream.of(
                        new Node(
                            OUTSIDE, "", "outside", Optional.empty(), Optional.empty(), 0, false))
                    : Stream.of())
            .toList(),
        edges.stream().limit(EDGES).toList(),
        edges.size() > EDGES);
  }

  private boolean isDrawn(Node node, Set<String> drawn) {
    return focus.isOnAll() || drawn.contains(node.id()) || inFocus.contains(node.id());
  }

  private record Ends(String from, String to) {}

  /** What is open between two nodes, and two of their workloads to ask about. */
  private static final class Lines {
    private Connections connections = Connections.NONE;
    private final Endpoint from;
    private final Endpoint to;

    Lines(Flow flow) {
      from = flow.from();
      to = flow.to();
    }

    void add(Flow flow) {
      connections = connections.union(flow.connections());
    }
  }

  private Map<Ends, Lines> lines(Network some) {
    Map<Ends, Lines> lines = new LinkedHashMap<>();
    try (Stream<Flow> flows = Evaluator.of(some).flows()) {
      flows.forEach(flow -> {
        for (String from : nodes(flow.from())) {
          for (String to : nodes(flow.to())) {
            if (isDrawn(from, to)) {
              lines.computeIfAbsent(new Ends(from, to), each -> new Lines(flow)).add(flow);
            }
          }
        }
      });
    }
    return lines;
  }

  private boolean isDrawn(String from, String to) {
    boolean isInFocus = focus.isOnAll() || inFocus.contains(from) || inFocus.contains(to);
    return isInFocus && !open.contains(to);
  }

  private Set<String> nodes(Endpoint end) {
    return switch (end) {
      case Workload workload -> groups.nodesOf(workload);
      case Outside outside -> Set.of(OUTSIDE);
    };
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

  private static Edge edge(Ends ends, Lines all, @Nullable Lines ours) {
    Connections own = ours == null ? Connections.NONE : ours.connections;
    return new Edge(
        ends.from(),
        ends.to(),
        all.connections.toString(),
        !all.connections.difference(own).isEmpty(),
        name(all.from),
        name(all.to));
  }

  private static String name(Endpoint end) {
    return switch (end) {
      case Workload workload ->
          workload.namespace() + "/" + workload.kind() + "/" + workload.name();
      case Outside(var addresses) -> addresses.toString().replaceAll("/.*", "");
    };
  }
}
