package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.flow.Trace.Opening;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.PortSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the policies of one direction make of those pods that the same ones select: whom they may
 * reach, or be reached by, over what.
 */
final class Side {
  private final Direction direction;
  private final List<Policy> isolatedBy;
  private final List<RuleMatch> rules;
  private final Set<NamedPort> own;
  private final Parties parties;
  private final PerFamily<Reach> reach;
  private final RoaringBitmap admitted;

  /**
   * Of some pods.
   *
   * @param isolatedBy the policies that isolate them in this direction
   * @param own the ports that the pods have names for
   */
  Side(Direction direction, List<PolicyMatch> isolatedBy, Set<NamedPort> own, Parties parties) {
    this.direction = direction;
    this.isolatedBy = isolatedBy.stream().map(PolicyMatch::policy).toList();
    this.rules = isolatedBy.stream().flatMap(match -> match.rules().stream()).toList();
    this.own = own;
    this.parties = parties;
    this.reach =
        rules.stream().allMatch(rule -> rule.peers().isOneForBoth())
            ? PerFamily.both(reach(Family.IPV4))
            : PerFamily.of(this::reach);
    this.admitted = RoaringBitmap.or(reach.four().parties(), reach.six().parties());
  }

  /** What is allowed to or from a party, by a connection of this family. */
  Connections at(int party, Family family) {
    return reach.get(family).at(party);
  }

  /** Whether some policy isolates them. */
  boolean isIsolated() {
    return !isolatedBy.isEmpty();
  }

  /** The parties to or from which anything at all is allowed. */
  RoaringBitmap admitted() {
    return admitted;
  }

  /** How it comes that a party is allowed what it is. */
  Trace trace(int party, Family family) {
    return new Trace(
        isolatedBy,
        rules.stream()
            .filter(rule -> rule.peers().get(family).contains(party))
            .map(rule -> new Opening(rule.ref(), OpenPorts.of(rule.ports(), names(party))))
            .toList());
  }

  private Reach reach(Family family) {
    Reach allowed = new Reach();
    if (isolatedBy.isEmpty()) {
      allowed.add(RoaringBitmap.bitmapOfRange(0, parties.count()), Connections.ALL);
    }
    for (RuleMatch rule : rules) {
      byPorts(rule.peers().get(family), rule.ports())
          .forEach((connections, peers) -> allowed.add(peers, connections));
    }
    return allowed;
  }

  private Map<Connections, RoaringBitmap> byPorts(RoaringBitmap peers, PortSet ports) {
    if (direction == Direction.INGRESS || !OpenPorts.hasNames(ports)) {
      return Map.of(OpenPorts.of(ports, own), peers);
    }
    Map<Connections, RoaringBitmap> byPorts = new HashMap<>();
    peers.stream()
        .forEach(peer ->
            byPorts
                .computeIfAbsent(OpenPorts.of(ports, names(peer)), open -> new RoaringBitmap())
                .add(peer));
    return byPorts;
  }

  // A port's name means what the destination makes of it, so for egress it depends on the peer.
  private Set<NamedPort> names(int peer) {
    return switch (direction) {
      case INGRESS -> own;
      case EGRESS -> parties.names(peer);
    };
  }
}
