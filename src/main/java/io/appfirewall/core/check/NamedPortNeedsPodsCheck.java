package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/** A port's name is resolved at the destination pod, and an address is no pod. */
final class NamedPortNeedsPodsCheck implements FirewallCheck {
  @Override
  public Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    return firewall
        .rules()
        .filter(rule -> rule.direction() == Direction.EGRESS)
        .filter(rule -> rule.peers().stream().anyMatch(NamedPortNeedsPodsCheck::isNoPod))
        .flatMap(rule -> namedPorts(rule).map(port -> diagnostic(firewall, rule, port)));
  }

  private static boolean isNoPod(Peer peer) {
    return switch (peer) {
      case Peer.Block block -> true;
      case Peer.AddressGroupRef group -> true;
      case Peer.EntityRef(Entity entity) ->
          entity == Entity.WORLD || entity == Entity.NODES || entity == Entity.KUBE_API_SERVER;
      case Peer.FirewallRef f -> false;
      case Peer.Pods p -> false;
      case Peer.ServiceRef s -> false;
    };
  }

  private static Stream<Port.Named> namedPorts(Rule rule) {
    return rule.ports().stream()
        .flatMap(ports ->
            ports instanceof PortSet.Listed(List<Port> listed) ? listed.stream() : Stream.of())
        .filter(Port.Named.class::isInstance)
        .map(Port.Named.class::cast);
  }

  private static Diagnostic diagnostic(Firewall firewall, Rule rule, Port.Named port) {
    return new Diagnostic(
        Code.NAMED_PORT_NEEDS_PODS,
        firewall.objectId(),
        FieldPath.of(rule).field("ports"),
        "port "
            + port.name()
            + " is a name, which only pods can resolve, and a peer of this rule is an address."
            + " Give the number.");
  }
}
