package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.PortSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the policies of one direction make of those pods that the same ones select: whom they may
 * reach, or be reached by, over what.
 */
final class Side {
  private final Direction direction;
  private final PerFamily<Reach> reach;

  /**
   * Of some pods.
   *
   * @param isIsolated whether some policy isolates the pods in this direction
   * @param rules of the policies that do
   * @param own the ports that the pods have names for
   */
  Side(
      Direction direction,
      boolean isIsolated,
      List<RuleMatch> rules,
      Set<NamedPort> own,
      Parties parties) {
    this.direction = direction;
    this.reach = PerFamily.of(family -> reach(family, isIsolated, rules, own, parties));
  }

  /** What is allowed to or from a party, by a connection of this family. */
  Connections at(int party, Family family) {
    return reach.get(family).at(party);
  }

  /** Whether anything at all is allowed to or from a party. */
  boolean admits(int party) {
    return Stream.of(Family.values()).anyMatch(family -> !at(party, family).isEmpty());
  }

  private Reach reach(
      Family family,
      boolean isIsolated,
      List<RuleMatch> rules,
      Set<NamedPort> own,
      Parties parties) {
    Reach allowed = new Reach();
    if (!isIsolated) {
      BitSet everyone = new BitSet();
      everyone.set(0, parties.count());
      allowed.add(everyone, Connections.ALL);
    }
    for (RuleMatch rule : rules) {
      byPorts(rule.peers().get(family), rule.ports(), own, parties)
          .forEach((connections, peers) -> allowed.add(peers, connections));
    }
    return allowed;
  }

  // A port's name means what the destination makes of it, so for egress it depends on the peer.
  private Map<Connections, BitSet> byPorts(
      BitSet peers, PortSet ports, Set<NamedPort> own, Parties parties) {
    if (direction == Direction.INGRESS || !OpenPorts.hasNames(ports)) {
      return Map.of(OpenPorts.of(ports, own), peers);
    }
    Map<Connections, BitSet> byPorts = new HashMap<>();
    peers.stream()
        .forEach(peer ->
            byPorts
                .computeIfAbsent(OpenPorts.of(ports, parties.names(peer)), open -> new BitSet())
                .set(peer));
    return byPorts;
  }
}
