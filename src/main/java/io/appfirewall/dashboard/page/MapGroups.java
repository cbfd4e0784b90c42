package io.appfirewall.dashboard.page;

import static java.util.stream.Collectors.groupingBy;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.page.MapMaker.Focus;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The groups that a viewer sees, as nodes of a map, and whose pods are behind which. */
final class MapGroups {
  /** With more groups than these, a node stands for a namespace unless one is in focus. */
  private static final int MOST = 300;

  private final List<Shape> shapes;
  private final boolean byNamespace;
  private final Map<String, List<Pod>> membersOf = new TreeMap<>();
  private final Map<Workload, Set<String>> nodesOf = new HashMap<>();

  private record Shape(NamespacedName firewall, ObjectState state, List<Pod> pods) {}

  MapGroups(Sight sight, Whole whole, Focus focus) {
    Map<String, List<Pod>> pods =
        whole.network().pods().stream()
            .filter(pod -> !pod.hostNetwork())
            .collect(groupingBy(pod -> pod.id().namespace()));
    shapes =
        sight
            .firewalls()
            .filter(firewall -> sight.isOpen(firewall.getMetadata().getNamespace()))
            .flatMap(firewall -> shape(firewall, pods).stream())
            .sorted(Comparator.comparing(Shape::firewall))
            .toList();
    byNamespace = focus.isOnAll() && shapes.size() > MOST;
    for (Shape shape : shapes) {
      String node = node(shape);
      membersOf.computeIfAbsent(node, each -> new ArrayList<>()).addAll(shape.pods());
      shape
          .pods()
          .forEach(pod ->
              nodesOf.computeIfAbsent(pod.workload(), each -> new LinkedHashSet<>()).add(node));
    }
  }

  private static Optional<Shape> shape(AppFirewall firewall, Map<String, List<Pod>> pods) {
    return GroupReader.read(firewall)
        .map(group ->
            new Shape(
                group.id(),
                Standing.of(firewall).state(),
                pods.getOrDefault(group.id().namespace(), List.of()).stream()
                    .filter(pod ->
                        group.members().filter(each -> each.matches(pod.labels())).isPresent())
                    .toList()));
  }

  private String node(Shape shape) {
    return byNamespace ? shape.firewall().namespace() : shape.firewall().toString();
  }

  boolean areByNamespace() {
    return byNamespace;
  }

  List<String> namespaces() {
    return shapes.stream().map(shape -> shape.firewall().namespace()).distinct().toList();
  }

  /** The members of all groups. */
  List<Pod> pods() {
    return shapes.stream().flatMap(shape -> shape.pods().stream()).distinct().toList();
  }

  /** The nodes that some of a workload's pods are behind. */
  Set<String> nodesOf(Workload workload) {
    return nodesOf.getOrDefault(workload, Set.of());
  }

  /** The nodes of the groups that are looked at more closely. */
  Set<String> in(Focus focus) {
    Set<String> nodes = new HashSet<>();
    shapes.stream()
        .filter(shape -> focus.holds(shape.firewall()))
        .forEach(shape -> nodes.add(node(shape)));
    return nodes;
  }

  /** The nodes of which some pod is isolated by nothing, so that anybody may connect to it. */
  Set<String> open(List<Policy> policies) {
    Map<String, List<Policy>> byNamespace =
        policies.stream().collect(groupingBy(policy -> policy.id().namespace()));
    Set<String> open = new HashSet<>();
    membersOf.forEach((node, pods) -> {
      if (pods.stream()
          .anyMatch(pod ->
              byNamespace.getOrDefault(pod.id().namespace(), List.of()).stream()
                  .noneMatch(policy -> policy.isolates(pod, Direction.INGRESS)))) {
        open.add(node);
      }
    });
    return open;
  }

  /**
   * All nodes.
   *
   * @param open those that are open to everybody
   */
  Stream<Node> nodes(Set<String> open) {
    if (byNamespace) {
      return membersOf.entrySet().stream()
          .map(members ->
              new Node(
                  members.getKey(),
                  members.getKey(),
                  members.getKey(),
                  Optional.empty(),
                  Optional.empty(),
                  members.getValue().size(),
                  open.contains(members.getKey())));
    }
    return shapes.stream()
        .map(shape ->
            new Node(
                node(shape),
                shape.firewall().namespace(),
                shape.firewall().name(),
                Optional.of(shape.firewall()),
                Optional.of(shape.state()),
                shape.pods().size(),
                open.contains(node(shape))));
  }
}
