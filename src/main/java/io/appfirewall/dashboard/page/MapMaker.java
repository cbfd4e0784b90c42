package io.appfirewall.dashboard.page;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.dashboard.page.FlowMap.Edge;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws the flows between groups: those of their members under all policies. Pods of no group are
 * left out, and so are flows to pods to which everybody may connect.
 */
public final class MapMaker {
  /** With more groups than these, a node stands for a namespace unless one is in focus. */
  private static final int GROUPS = 300;

  private static final int EDGES = 4_000;

  /** The node of all addresses that are no pod's. */
  private static final String OUTSIDE = "outside";

  private final Map<Workload, Set<String>> nodesOf = new HashMap<>();
  private final Map<String, List<Pod>> membersOf = new TreeMap<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Set<Pod> members = new LinkedHashSet<>();
  private final Network network;
  private final Focus focus;
  private final boolean byNamespace;
  private final List<String> namespaces;

  /**
   * What is looked at more closely.
   *
   * @param namespace only groups of it and those that they have to do with; empty for all
   * @param firewall only that one and those that it has to do with; empty for all
   */
  public record Focus(String namespace, Optional<NamespacedName> firewall) {
    private boolean isOnAll() {
      return namespace.isEmpty() && firewall.isEmpty();
    }

    private boolean holds(NamespacedName group) {
      return firewall.map(group::equals).orElse(group.namespace().equals(namespace));
    }
  }

  private record Shape(NamespacedName firewall, ObjectState state, List<Pod> pods) {}

  private MapMaker(Sight sight, Whole whole, Focus focus) {
    this.focus = focus;
    Map<String, List<Pod>> pods = new HashMap<>();
    whole
        .network()
        .pods()
        .forEach(
            pod -> pods.computeIfAbsent(pod.id().namespace(), each -> new ArrayList<>()).add(pod));
    sight
        .firewalls()
        .filter(firewall -> sight.isOpen(firewall.getMetadata().getNamespace()))
        .flatMap(firewall -> shape(firewall, pods).stream())
        .sorted(Comparator.comparing(Shape::firewall))
        .forEach(shapes::add);
    this.byNamespace = focus.isOnAll() && shapes.size() > GROUPS;
    this.namespaces =
        shapes.stream().map(shape -> shape.firewall().namespace()).distinct().toList();
    for (Shape shape : shapes) {
      String node = node(shape.firewall());
      membersOf.computeIfAbsent(node, each -> new ArrayList<>()).addAll(shape.pods());
      members.addAll(shape.pods());
      shape
          .pods()
          .forEach(pod ->
              nodesOf.computeIfAbsent(pod.workload(), each -> new LinkedHashSet<>()).add(node));
    }
    this.network =
        new Network(whole.network().namespaces(), List.copyOf(members), whole.network().policies());
  }

  /** What a viewer sees of it. */
  public static FlowMap make(Sight sight, Whole whole, Focus focus) {
    return new MapMaker(sight, whole, focus).map();
  }

  private static Optional<Shape> shape(AppFirewall firewall, Map<String, List<Pod>> pods) {
    Optional<Group> group = GroupReader.read(firewall);
    return group.map(value ->
        new Shape(
            value.id(),
            Standing.of(firewall).state(),
            pods.getOrDefault(value.id().namespace(), List.of()).stream()
                .filter(pod ->
                    !pod.hostNetwork()
                        && value.members().filter(each -> each.matches(pod.labels())).isPresent())
                .toList()));
  }

  private String node(NamespacedName firewall) {
    return byNamespace ? firewall.namespace() : firewall.toString();
  }

  private FlowMap map() {
    Set<String> open = open();
    Map<Ends, Lines> all = lines(network, open);
    Map<Ends, Lines> ours = lines(network.with(withoutForeignRules()), open);
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
        byNamespace,
        namespaces,
        Stream.concat(
                nodes(open).filter(node -> isDrawn(node, drawn)),
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
    return focus.isOnAll()
        || drawn.contains(node.id())
        || node.firewall().filter(focus::holds).isPresent();
  }

  private Stream<Node> nodes(Set<String> open) {
    if (byNamespace) {
      return namespaces.stream()
          .map(namespace ->
              new Node(
                  namespace,
                  namespace,
                  namespace,
                  Optional.empty(),
                  Optional.empty(),
                  membersOf.getOrDefault(namespace, List.of()).size(),
                  open.contains(namespace)));
    }
    return shapes.stream()
        .map(shape ->
            new Node(
                shape.firewall().toString(),
                shape.firewall().namespace(),
                shape.firewall().name(),
                Optional.of(shape.firewall()),
                Optional.of(shape.state()),
                shape.pods().size(),
                open.contains(shape.firewall().toString())));
  }

  /** The nodes of which some pod is isolated by nothing, so that anybody may connect to it. */
  private Set<String> open() {
    Map<String, List<Policy>> isolating = new HashMap<>();
    network.policies().stream()
        .filter(policy -> policy.spec().policyTypes().contains(Direction.INGRESS))
        .forEach(policy ->
            isolating
                .computeIfAbsent(policy.id().namespace(), each -> new ArrayList<>())
                .add(policy));
    Set<String> open = new HashSet<>();
    membersOf.forEach((node, pods) -> {
      if (pods.stream()
          .anyMatch(pod ->
              isolating.getOrDefault(pod.id().namespace(), List.of()).stream()
                  .noneMatch(policy -> policy.spec().podSelector().matches(pod.labels())))) {
        open.add(node);
      }
    });
    return open;
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

  private Map<Ends, Lines> lines(Network some, Set<String> open) {
    Map<Ends, Lines> lines = new LinkedHashMap<>();
    try (Stream<Flow> flows = Evaluator.of(some).flows()) {
      flows.forEach(flow -> {
        for (String from : nodes(flow.from())) {
          for (String to : nodes(flow.to())) {
            if (isDrawn(from, to, open)) {
              lines.computeIfAbsent(new Ends(from, to), each -> new Lines(flow)).add(flow);
            }
          }
        }
      });
    }
    return lines;
  }

  private boolean isDrawn(String from, String to, Set<String> open) {
    boolean isInFocus =
        focus.isOnAll() || Stream.of(from, to).anyMatch(node -> !isOutside(node) && holds(node));
    return isInFocus && !open.contains(to) && !(isOutside(to) && isOutside(from));
  }

  private static boolean isOutside(String node) {
    return node.equals(OUTSIDE);
  }

  private boolean holds(String node) {
    int slash = node.indexOf('/');
    return slash > 0
        && focus.holds(new NamespacedName(node.substring(0, slash), node.substring(slash + 1)));
  }

  private Set<String> nodes(Endpoint end) {
    return switch (end) {
      case Workload workload -> nodesOf.getOrDefault(workload, Set.of());
      case Outside outside -> Set.of(OUTSIDE);
    };
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
