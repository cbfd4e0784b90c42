package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.stream.Stream;

/** Missing ports would mean every port; that has to be spelt. */
final class PortsRequiredCheck implements FirewallCheck {
  @Override
  public Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    return firewall
        .rules()
        .filter(rule -> rule.ports().isEmpty())
        .filter(rule -> !rule.peers().stream().allMatch(peer -> bringsPorts(peer, rule)))
        .map(rule ->
            new Diagnostic(
                Code.PORTS_REQUIRED,
                firewall.objectId(),
                FieldPath.of(rule),
                "say which ports: add ports, or allPorts: true for every port."));
  }

  private static boolean bringsPorts(Peer peer, Rule rule) {
    return rule.direction() == Direction.EGRESS
        && switch (peer) {
          case Peer.ServiceRef service -> true;
          case Peer.EntityRef(Entity entity) ->
              entity == Entity.KUBE_API_SERVER || entity == Entity.CLUSTER_DNS;
          case Peer.FirewallRef f -> false;
          case Peer.Pods p -> false;
          case Peer.Block b -> false;
          case Peer.AddressGroupRef a -> false;
        };
  }
}
