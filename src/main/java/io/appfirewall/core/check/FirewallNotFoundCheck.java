package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule names a firewall that is not there. */
final class FirewallNotFoundCheck extends PeerCheck {
  FirewallNotFoundCheck() {
    super(Code.FIREWALL_NOT_FOUND);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.FirewallRef(NamespacedName firewall))
        || snapshot.groups().containsKey(firewall)
        || snapshot.unreadable().contains(ObjectId.namespaced(Kind.APP_FIREWALL, firewall))) {
      return Optional.empty();
    }
    return Optional.of("there is no AppFirewall " + firewall + ". Create it, or remove this peer.");
  }
}
