package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule names a Service that is not there. */
final class ServiceNotFoundCheck extends PeerCheck {
  ServiceNotFoundCheck() {
    super(Code.SERVICE_NOT_FOUND);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.ServiceRef(NamespacedName service))
        || snapshot.services().containsKey(service)
        || snapshot.unreadable().contains(ObjectId.namespaced(Kind.SERVICE, service))) {
      return Optional.empty();
    }
    return Optional.of("there is no Service " + service + ". Create it, or remove this peer.");
  }
}
