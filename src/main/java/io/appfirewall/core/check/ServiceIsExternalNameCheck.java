package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A Service of type ExternalName is a name in somebody's DNS, which no NetworkPolicy can hold. */
final class ServiceIsExternalNameCheck extends PeerCheck {
  ServiceIsExternalNameCheck() {
    super(Code.SERVICE_IS_EXTERNAL_NAME);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.ServiceRef(NamespacedName name))) {
      return Optional.empty();
    }
    return snapshot
        .service(name)
        .filter(service -> service.backend() instanceof Service.Backend.External)
        .map(service ->
            "Service "
                + name
                + " is of type ExternalName, which stands for no pods and no addresses."
                + " Name the addresses with an ipBlock or an AddressGroup.");
  }
}
