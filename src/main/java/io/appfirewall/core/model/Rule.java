package io.appfirewall.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a firewall. Any of the peers may use any of the ports.
 *
 * @param name unique in its direction
 * @param peers in the order of the spec, since paths count them; at least one
 * @param ports empty when every peer brings ports of its own
 * @param expiresAt from this instant on the rule is dropped
 */
public record Rule(
    Direction direction,
    String name,
    String description,
    List<Peer> peers,
    Optional<PortSet> ports,
    Optional<Instant> expiresAt) {
  public Rule {
    if (peers.isEmpty()) {
      throw new IllegalArgumentException("rule " + name + " has no peers");
    }
    peers = List.copyOf(peers);
  }

  public boolean isExpiredAt(Instant now) {
    return expiresAt.filter(instant -> !now.isBefore(instant)).isPresent();
  }
}
