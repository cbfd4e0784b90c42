package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule asks for a port that the Service does not have; it opens nothing. */
final class ServicePortNotFoundCheck extends PeerCheck {
  ServicePortNotFoundCheck() {
    super(Code.SERVICE_PORT_NOT_FOUND);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (rule.direction() != Direction.EGRESS
        || !(peer instanceof Peer.ServiceRef(NamespacedName name))) {
      return Optional.empty();
    }
    return snapshot
        .service(name)
        .filter(service -> !(service.backend() instanceof Service.Backend.External))
        .flatMap(service -> complaint(service, rule.ports().orElse(PortSet.EVERY)));
  }

  private static Optional<String> complaint(Service service, PortSet ports) {
    return service.notFound(ports).stream()
        .reduce((a, b) -> a + ", " + b)
        .map(missing ->
            "Service "
                + service.id()
                + " does not have "
                + missing
                + ". "
                + (service.ports().isEmpty()
                    ? "It has no ports at all."
                    : "It has " + service.ports() + "."));
  }
}
