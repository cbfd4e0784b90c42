package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule names a firewall whose own selector is refused, so nobody can say who its members are. */
final class FirewallNotReadableCheck extends PeerCheck {
  FirewallNotReadableCheck() {
    super(Code.FIREWALL_NOT_READABLE);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.FirewallRef(NamespacedName firewall))) {
      return Optional.empty();
    }
    return snapshot
        .group(firewall)
        .filter(group -> group.members().isEmpty())
        .map(Group::id)
        .map(id ->
            "the podSelector of AppFirewall "
                + id
                + " is not accepted, so it has no members. Mend it there.");
  }
}
