package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;
import java.util.stream.Stream;

/** DNS has its own ports, so others beside it cannot mean anything. */
final class PortsForbiddenCheck implements FirewallCheck {
  @Override
  public Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    // In a rule of ingress it is the entity that is wrong, not the ports.
    return firewall.egress().stream().flatMap(rule -> check(firewall, rule).stream());
  }

  private static Optional<Diagnostic> check(Firewall firewall, Rule rule) {
    if (!rule.peers().contains(new Peer.EntityRef(Entity.CLUSTER_DNS))) {
      return Optional.empty();
    }
    return rule.ports()
        .map(ports -> ports instanceof PortSet.Every ? "allPorts" : "ports")
        .map(field ->
            new Diagnostic(
                Code.PORTS_FORBIDDEN,
                firewall.objectId(),
                FieldPath.of(rule).field(field),
                "ClusterDNS brings its own ports. Remove "
                    + field
                    + ", or give ClusterDNS a rule of its own."));
  }
}
