package io.appfirewall.core.model;

import java.util.List;

/**
 * Whom a NetworkPolicy's rule is about.
 *
 * <p>In a NetworkPolicy an empty {@code from} means "from anywhere". So "anyone" is a value of its
 * own here, and a list that lost its last peer cannot be built, let alone written.
 */
public sealed interface PeerSet {
  PeerSet ANYONE = new Anyone();

  static PeerSet of(List<PolicyPeer> peers) {
    return new Listed(peers);
  }

  /** Any pod, any address. */
  record Anyone() implements PeerSet {}

  /** Any of these; at least one, sorted, without repeats. */
  record Listed(List<PolicyPeer> peers) implements PeerSet {
    public Listed {
      if (peers.isEmpty()) {
        throw new IllegalArgumentException("a list of peers that lists none");
      }
      peers = peers.stream().distinct().sorted().toList();
    }
  }
}
