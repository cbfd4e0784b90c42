package io.appfirewall.dashboard.page;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.manifest.status.ObjectState;
import java.util.List;
import java.util.Optional;

/**
 * Groups, and the flows that are allowed between them.
 *
 * @param byNamespace whether a node stands for all groups of a namespace, since there are too many
 * @param namespaces in which there are groups; the first of them only
 * @param more whether there are more nodes or edges than these
 */
public record FlowMap(
    boolean byNamespace,
    List<String> namespaces,
    List<Node> nodes,
    List<Edge> edges,
    boolean more) {
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

  /**
   * A group, all groups of a namespace, or everything outside.
   *
   * @param id unique among nodes
   * @param firewall of a group; empty for every other node
   * @param state of a group; empty for every other node
   * @param pods that it has
   * @param open whether everybody may connect to some of them, so that no edge leads to it
   */
  public record Node(
      String id,
      String namespace,
      String label,
      Optional<NamespacedName> firewall,
      Optional<ObjectState> state,
      int pods,
      boolean open) {}

  /**
   * What may be opened from one node to another.
   *
   * @param foreign whether some of it is open only by policies that are not ours
   * @param askFrom a workload of the one, to ask about; empty for the outside
   * @param askTo a workload of the other
   */
  public record Edge(
      String from, String to, String connections, boolean foreign, String askFrom, String askTo) {}

  public FlowMap {
    namespaces = List.copyOf(namespaces);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }
}
