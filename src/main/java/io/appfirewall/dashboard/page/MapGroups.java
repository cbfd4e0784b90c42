package io.appfirewall.dashboard.page;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.SelectorIndex;
import io.appfirewall.core.flow.GroupFlows;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.page.MapMaker.Focus;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The groups that a viewer sees, as nodes of a map, and behind which of them a pod is. */
final class MapGroups {
  /** With more groups than these, a node stands for a namespace unless one is in focus. */
  private static final int MOST = 300;

  private final SelectorIndex index = new SelectorIndex();
  private final List<Shape> shapes;
  private final boolean byNamespace;

  private record Shape(NamespacedName firewall, ObjectState state) {}

  MapGroups(Sight sight, Focus focus) {
    shapes =
        sight
            .firewalls()
            .filter(firewall -> sight.isOpen(firewall.getMetadata().getNamespace()))
            .flatMap(firewall -> shape(firewall).stream())
            .sorted(Comparator.comparing(Shape::firewall))
            .toList();
    byNamespace = focus.isOnAll() && shapes.size() > MOST;
  }

  private Optional<Shape> shape(AppFirewall firewall) {
    return GroupReader.read(firewall)
        .map(group -> {
          index.put(group);
          return new Shape(group.id(), Standing.of(firewall).state());
        });
  }

  private String node(NamespacedName group) {
    return byNamespace ? group.namespace() : group.toString();
  }

  boolean areByNamespace() {
    return byNamespace;
  }

  List<String> namespaces() {
    return shapes.stream().map(shape -> shape.firewall().namespace()).distinct().toList();
  }

  /** The nodes that a pod is behind; none where it is on its node's network. */
  Set<String> nodesOf(Pod pod) {
    return pod.hostNetwork()
        ? Set.of()
        : index.of(pod.id().namespace(), pod.labels()).stream()
            .map(this::node)
            .collect(Collectors.toSet());
  }

  /** The nodes of the groups that are looked at more closely. */
  Set<String> in(Focus focus) {
    return shapes.stream()
        .map(Shape::firewall)
        .filter(focus::holds)
        .map(this::node)
        .collect(Collectors.toSet());
  }

  /** All nodes, and what their pods make of them. */
  Stream<Node> nodes(GroupFlows<String> flows) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    shapes.forEach(
        shape -> nodes.computeIfAbsent(node(shape.firewall()), id -> node(id, shape, flows)));
    return nodes.values().stream();
  }

  private Node node(String id, Shape shape, GroupFlows<String> flows) {
    NamespacedName firewall = shape.firewall();
    return new Node(
        id,
        firewall.namespace(),
        byNamespace ? id : firewall.name(),
        Optional.of(firewall).filter(f -> !byNamespace),
        Optional.of(shape.state()).filter(s -> !byNamespace),
        flows.size(id),
        !flows.isIsolated(Direction.INGRESS, id));
  }
}
