package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule names what we are not allowed to read, so nobody can say what it is. */
final class NotPermittedCheck extends PeerCheck {
  NotPermittedCheck() {
    super(Code.NOT_PERMITTED);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    Optional<ObjectId> named =
        switch (peer) {
          case Peer.FirewallRef(NamespacedName name) ->
              Optional.of(ObjectId.namespaced(Kind.APP_FIREWALL, name));
          case Peer.ServiceRef(NamespacedName name) ->
              Optional.of(ObjectId.namespaced(Kind.SERVICE, name));
          case Peer.AddressGroupRef(ObjectId group) -> Optional.of(group);
          case Peer.Pods pods -> Optional.empty();
          case Peer.Block block -> Optional.empty();
          case Peer.EntityRef(Entity entity) -> Optional.empty();
        };
    return named
        .filter(snapshot.unreadable()::contains)
        .map(id -> id + " may not be read. Ask for the right to read it, or remove this peer.");
  }
}
