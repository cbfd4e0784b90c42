package io.appfirewall.core.importer;

import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the shortest words for a NetworkPolicy's peers. */
final class PeerImporter {
  private final Map<Subject, NamespacedName> groups;

  /**
   * Names what has a name.
   *
   * @param groups the firewalls by their members
   */
  PeerImporter(Map<Subject, NamespacedName> groups) {
    this.groups = groups;
  }

  List<Peer> peers(PeerSet peers, String namespace) {
    return switch (peers) {
      case PeerSet.Anyone anyone -> List.of(new Peer.EntityRef(Entity.ALL));
      case PeerSet.Listed(List<PolicyPeer> listed) ->
          listed.stream().map(peer -> peer(peer, namespace)).distinct().toList();
    };
  }

  private Peer peer(PolicyPeer peer, String namespace) {
    return switch (peer) {
      case PolicyPeer.Addresses(IpBlock block) -> new Peer.Block(block);
      case PolicyPeer.Pods(Namespaces where, LabelSelector pods) ->
          entity(where, pods)
              .<Peer>map(Peer.EntityRef::new)
              .or(() -> group(where, pods, namespace).map(Peer.FirewallRef::new))
              .orElseGet(() -> new Peer.Pods(where, Subject.of(namespace, pods).pods()));
    };
  }

  private static Optional<Entity> entity(Namespaces where, LabelSelector pods) {
    if (!pods.selectsEverything()) {
      return Optional.empty();
    }
    if (where.equals(Namespaces.OWN)) {
      return Optional.of(Entity.SAME_NAMESPACE);
    }
    return where.equals(Namespaces.ALL) ? Optional.of(Entity.CLUSTER) : Optional.empty();
  }

  private Optional<NamespacedName> group(Namespaces where, LabelSelector pods, String own) {
    return namespace(where, own).map(namespace -> groups.get(Subject.of(namespace, pods)));
  }

  /** The one namespace that is meant, where it is pinned by its name. */
  private static Optional<String> namespace(Namespaces where, String own) {
    return switch (where) {
      case Namespaces.Own o -> Optional.of(own);
      case Namespaces.Matching(LabelSelector selector) -> {
        LabelSelector labels = Subject.of(own, selector).pods();
        yield Optional.ofNullable(labels.matchLabels().get(Namespaces.NAME_LABEL))
            .filter(name ->
                labels.equals(
                    LabelSelector.label(new LabelSelector.Label(Namespaces.NAME_LABEL, name))));
      }
    };
  }
}
