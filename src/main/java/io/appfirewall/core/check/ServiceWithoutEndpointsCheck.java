package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/** A Service without selector stands for its EndpointSlices' addresses; there are none. */
final class ServiceWithoutEndpointsCheck extends PeerCheck {
  ServiceWithoutEndpointsCheck() {
    super(Code.SERVICE_WITHOUT_ENDPOINTS);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.ServiceRef(NamespacedName name))) {
      return Optional.empty();
    }
    return snapshot
        .service(name)
        .filter(ServiceWithoutEndpointsCheck::isNobody)
        .map(service ->
            "Service "
                + name
                + " has neither a selector nor addresses in its EndpointSlices, so this peer"
                + " is nobody.");
  }

  private static boolean isNobody(Service service) {
    return service.backend() instanceof Service.Backend.Listed(List<Service.Endpoints> slices)
        && slices.stream().allMatch(slice -> slice.addresses().isEmpty());
  }
}
