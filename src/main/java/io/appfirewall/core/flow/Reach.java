package io.appfirewall.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Which parties are allowed what: disjoint sets of them, each with its connections. */
final class Reach {
  private record Part(RoaringBitmap parties, Connections connections) {}

  private List<Part> parts = new ArrayList<>();

  /** Allows these parties these connections on top of what they are allowed. */
  void add(RoaringBitmap parties, Connections connections) {
    List<Part> all = new ArrayList<>();
    RoaringBitmap rest = parties.clone();
    for (Part part : parts) {
      RoaringBitmap more = RoaringBitmap.and(part.parties, parties);
      part.parties.andNot(parties);
      rest.andNot(more);
      put(all, part.parties, part.connections);
      put(all, more, part.connections.union(connections));
    }
    put(all, rest, connections);
    parts = all;
  }

  private static void put(List<Part> parts, RoaringBitmap parties, Connections connections) {
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
      if (part.parties.contains(party)) {
        return part.connections;
      }
    }
    return Connections.NONE;
  }

  /** Those who are allowed anything at all. */
  RoaringBitmap parties() {
    RoaringBitmap all = new RoaringBitmap();
    parts.forEach(part -> all.or(part.parties));
    return all;
  }
}
