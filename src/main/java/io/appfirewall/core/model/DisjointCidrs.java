package io.appfirewall.core.model;

import inet.ipaddr.IPAddress;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A set of addresses as the fewest blocks, none of which meets another. */
final class DisjointCidrs {
  private final NavigableSet<Cidr> blocks = new TreeSet<>();

  private DisjointCidrs() {}

  static DisjointCidrs union(Collection<Cidr> cidrs) {
    DisjointCidrs union = new DisjointCidrs();
    for (Cidr.Family family : Cidr.Family.values()) {
      IPAddress[] blocks =
          cidrs.stream()
              .filter(cidr -> cidr.family() == family)
              .map(Cidr::block)
              .toArray(IPAddress[]::new);
      if (blocks.length > 0) {
        for (IPAddress block : blocks[0].mergeToPrefixBlocks(blocks)) {
          union.blocks.add(Cidr.of(block));
        }
      }
    }
    return union;
  }

  /** Whether one of the blocks holds all of this one. */
  boolean contain(Cidr inner) {
    // Since blocks never overlap, only the last one that begins before it can hold it.
    Cidr before = blocks.floor(inner);
    return before != null && before.contains(inner);
  }

  Stream<Cidr> stream() {
    return blocks.stream();
  }
}
