package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/** A Service without selector stands for what its EndpointSlices list, which may be nothing. */
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
        .filter(service -> isNobody(service, rule))
        .map(service ->
            "Service "
                + name
                + " has no selector, and its EndpointSlices have no address"
                + (rule.direction() == Direction.EGRESS ? " with a port of this rule" : "")
                + ", so this peer is nobody.");
  }

  private static boolean isNobody(Service service, Rule rule) {
    return service.backend() instanceof Service.Backend.Listed(List<Endpoints> slices)
        && slices.stream().noneMatch(slice -> isSomebody(slice, service, rule));
  }

  private static boolean isSomebody(Endpoints slice, Service service, Rule rule) {
    return !slice.addresses().isEmpty()
        && switch (rule.direction()) {
          case INGRESS -> true;
          case EGRESS -> !service.targets(rule.ports(), slice).isEmpty();
        };
  }
}
