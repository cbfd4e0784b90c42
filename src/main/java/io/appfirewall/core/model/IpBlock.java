package io.appfirewall.core.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A block of addresses with holes in it; every hole strictly inside. */
public record IpBlock(Cidr cidr, List<Cidr> except) implements Comparable<IpBlock> {
  private static final Comparator<IpBlock> ORDER =
      Comparator.comparing(IpBlock::cidr)
          .thenComparing(block -> block.except().toArray(Cidr[]::new), Arrays::compare);

  public IpBlock {
    for (Cidr hole : except) {
      if (!cidr.strictlyContains(hole)) {
        throw new IllegalArgumentException(hole + " is not strictly inside " + cidr);
      }
    }
    except = except.stream().distinct().sorted().toList();
  }

  public static IpBlock of(Cidr cidr) {
    return new IpBlock(cidr, List.of());
  }

  /**
   * The same addresses in as few blocks as is known to be exact: whole blocks are merged, and of
   * those with holes goes what the whole ones already hold.
   */
  public static List<IpBlock> aggregate(List<IpBlock> blocks) {
    DisjointCidrs whole =
        DisjointCidrs.union(
            blocks.stream().filter(block -> block.except.isEmpty()).map(IpBlock::cidr).toList());
    List<IpBlock> holed =
        blocks.stream()
            .filter(block -> !block.except.isEmpty() && !whole.contain(block.cidr))
            .map(block -> block.filledBy(whole))
            .toList();
    Stream<IpBlock> all = Stream.concat(whole.stream().map(IpBlock::of), holed.stream());
    // A block that lost its last hole is a whole one, and may fill the holes of others in turn.
    return holed.stream().anyMatch(block -> block.except.isEmpty())
        ? aggregate(all.toList())
        : all.distinct().sorted().toList();
  }

  private IpBlock filledBy(DisjointCidrs whole) {
    return new IpBlock(cidr, except.stream().filter(hole -> !whole.contain(hole)).toList());
  }

  @Override
  public int compareTo(IpBlock other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return except.isEmpty() ? cidr.toString() : cidr + " except " + except;
  }
}
