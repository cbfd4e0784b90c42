package io.appfirewall.core.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which parties are allowed what: disjoint sets of them, each with its connections. */
final class Reach {
  private record Part(BitSet parties, Connections connections) {}

  private List<Part> parts = new ArrayList<>();

  /** Allows these parties these connections on top of what they are allowed. */
  void add(BitSet parties, Connections connections) {
    List<Part> all = new ArrayList<>();
    BitSet rest = (BitSet) parties.clone();
    for (Part part : parts) {
      BitSet more = (BitSet) part.parties.clone();
      more.and(parties);
      part.parties.andNot(parties);
      rest.andNot(more);
      put(all, part.parties, part.connections);
      put(all, more, part.connections.union(connections));
    }
    put(all, rest, connections);
    parts = all;
  }

  private static void put(List<Part> parts, BitSet parties, Connections connections) {
    if (parties.isEmpty() || connections.isEmpty()) {
      return;
    }
    for (Part part : parts) {
      if (part.connections.equals(connections)) {
        part.parties.or(parties);
        return;
      }
    }
    parts.add(new Part(parties, connections));
  }

  /** What one party is allowed. */
  Connections at(int party) {
    for (Part part : parts) {
      if (part.parties.get(party)) {
        return part.connections;
      }
    }
    return Connections.NONE;
  }

  /** Those who are allowed anything at all. */
  BitSet parties() {
    BitSet all = new BitSet();
    parts.forEach(part -> all.or(part.parties));
    return all;
  }
}
