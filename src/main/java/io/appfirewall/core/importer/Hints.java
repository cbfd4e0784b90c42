package io.appfirewall.core.importer;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What could be said in fewer words, if something a little different were meant. */
final class Hints {
  private static final int DNS_PORT = 53;

  private final Firewall firewall;

  private Hints(Firewall firewall) {
    this.firewall = firewall;
  }

  static List<Diagnostic> of(Firewall firewall) {
    Hints hints = new Hints(firewall);
    return Stream.of(hints.baseline(), hints.dns(), hints.world()).flatMap(some -> some).toList();
  }

  private Stream<Diagnostic> baseline() {
    boolean deniesAll =
        firewall.members().selectsEverything()
            && firewall.policyTypes().stream().anyMatch(direction -> rules(direction).isEmpty());
    return deniesAll
        ? Stream.of(
            hint(
                Code.COULD_BE_BASELINE,
                FieldPath.SPEC,
                "this denies what is not allowed for a whole namespace. A FirewallBaseline does so"
                    + " for all namespaces that it matches, those to come included."))
        : Stream.of();
  }

  private List<Rule> rules(Direction direction) {
    return firewall.rules().filter(rule -> rule.direction() == direction).toList();
  }

  private Stream<Diagnostic> dns() {
    return firewall.dns() == DnsPolicy.ALLOW
        ? Stream.of()
        : rules(Direction.EGRESS).stream()
            .filter(rule -> rule.ports().filter(Hints::isDns).isPresent())
            .map(rule ->
                hint(
                    Code.COULD_BE_ENTITY,
                    FieldPath.of(rule),
                    "this looks like DNS. dns: Allow opens UDP and TCP 53 of the cluster's DNS pods"
                        + " and addresses, and of NodeLocal DNSCache, and nobody else's."));
  }

  private static boolean isDns(PortSet ports) {
    return ports instanceof PortSet.Listed(List<Port> listed)
        && listed.stream()
            .allMatch(port ->
                port instanceof Port.Numbered(Protocol protocol, PortRange range)
                    && range.isSingle()
                    && range.first() == DNS_PORT);
  }

  private Stream<Diagnostic> world() {
    return firewall
        .rules()
        .filter(rule -> rule.peers().stream().anyMatch(Hints::isEverything))
        .map(rule ->
            hint(
                Code.COULD_BE_ENTITY,
                FieldPath.of(rule),
                "this looks like the world outside. Entity World is all addresses of both families"
                    + " but those that the operator knows to be the cluster's."));
  }

  private static boolean isEverything(Peer peer) {
    return peer instanceof Peer.Block(var block) && block.cidr().prefixLength() == 0;
  }

  private Diagnostic hint(Code code, FieldPath path, String message) {
    return new Diagnostic(code, firewall.objectId(), path, message);
  }
}
