package io.appfirewall.core.compiler;

import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fewest policy rules that open the same as what was added: openings of equal ports share one.
 * No openings are no rules; a rule written without peers would let everyone in, and cannot come of
 * this.
 */
final class MergedOpenings {
  private final SortedMap<PortSet, Union> byPorts =
      new TreeMap<>(Comparator.comparing(MergedOpenings::ports, Arrays::compare));
  private long bytesAtLeast;

  /** Anyone, or else these. */
  private static final class Union {
    private boolean anyone;
    private final Set<PolicyPeer> listed = new LinkedHashSet<>();

    PeerSet peers() {
      return anyone ? PeerSet.ANYONE : PeerSet.of(List.copyOf(listed));
    }
  }

  // No list is empty, so this tells "every port" from any of them.
  private static Port[] ports(PortSet set) {
    return switch (set) {
      case PortSet.Every every -> new Port[0];
      case PortSet.Listed(List<Port> ports) -> ports.toArray(Port[]::new);
    };
  }

  void add(Opening opening) {
    Union union = byPorts.computeIfAbsent(opening.ports(), ports -> new Union());
    switch (opening.peers()) {
      case PeerSet.Anyone anyone -> {
        union.anyone = true;
        union.listed.forEach(peer -> bytesAtLeast -= SizeBound.atLeast(peer));
        union.listed.clear();
      }
      case PeerSet.Listed(List<PolicyPeer> peers) -> {
        if (!union.anyone) {
          peers.stream()
              .filter(union.listed::add)
              .forEach(peer -> bytesAtLeast += SizeBound.atLeast(peer));
        }
      }
    }
  }

  /** How many bytes of JSON the rules take at the very least. */
  long bytesAtLeast() {
    return bytesAtLeast;
  }

  List<PolicyRule> rules() {
    List<PolicyRule> rules = new ArrayList<>();
    byPorts.forEach((ports, union) -> rules.add(new PolicyRule(union.peers(), ports)));
    return rules;
  }
}
