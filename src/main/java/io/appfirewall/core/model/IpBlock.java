package io.appfirewall.core.model;

import java.util.Comparator;
import java.util.List;

/** A block of addresses with holes in it; every hole strictly inside. */
public record IpBlock(Cidr cidr, List<Cidr> except) implements Comparable<IpBlock> {
  private static final Comparator<IpBlock> ORDER =
      Comparator.comparing(IpBlock::cidr).thenComparing(block -> block.except().toString());

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

  @Override
  public int compareTo(IpBlock other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return except.isEmpty() ? cidr.toString() : cidr + " except " + except;
  }
}
