package io.appfirewall.core.compiler;

import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PortSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one peer comes to: these pods and addresses, at these ports. */
record Opening(PeerSet peers, PortSet ports) {
  static Opening anyone(PortSet ports) {
    return new Opening(PeerSet.ANYONE, ports);
  }

  static Opening of(List<PolicyPeer> peers, PortSet ports) {
    return new Opening(PeerSet.of(peers), ports);
  }

  /**
   * The fewest policy rules that open the same: openings of equal ports share one. No openings are
   * no rules. A rule written without peers would let everyone in, and cannot come of this.
   */
  static List<PolicyRule> merge(Collection<Opening> openings) {
    SortedMap<PortSet, List<PeerSet>> byPorts =
        new TreeMap<>(Comparator.comparing(PortSet::toString));
    for (Opening opening : openings) {
      byPorts.computeIfAbsent(opening.ports, ports -> new ArrayList<>()).add(opening.peers);
    }
    List<PolicyRule> rules = new ArrayList<>();
    for (Map.Entry<PortSet, List<PeerSet>> entry : byPorts.entrySet()) {
      rules.add(new PolicyRule(union(entry.getValue()), entry.getKey()));
    }
    return rules;
  }

  private static PeerSet union(List<PeerSet> sets) {
    List<PolicyPeer> all = new ArrayList<>();
    for (PeerSet set : sets) {
      switch (set) {
        case PeerSet.Anyone anyone -> {
          return anyone;
        }
        case PeerSet.Listed(List<PolicyPeer> peers) -> all.addAll(peers);
      }
    }
    return PeerSet.of(all);
  }
}
