package io.appfirewall.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
    List<Cidr> whole =
        Cidr.merge(
            blocks.stream().filter(block -> block.except.isEmpty()).map(IpBlock::cidr).toList());
    List<IpBlock> holed = new ArrayList<>();
    List<Cidr> filled = new ArrayList<>(whole);
    for (IpBlock block : blocks) {
      if (block.except.isEmpty() || Cidr.anyContains(whole, block.cidr)) {
        continue;
      }
      List<Cidr> holes =
          block.except.stream().filter(hole -> !Cidr.anyContains(whole, hole)).toList();
      if (holes.isEmpty()) {
        filled.add(block.cidr);
      } else {
        holed.add(new IpBlock(block.cidr, holes));
      }
    }
    if (filled.size() > whole.size()) {
      List<IpBlock> again = new ArrayList<>(holed);
      filled.forEach(cidr -> again.add(of(cidr)));
      return aggregate(again);
    }
    List<IpBlock> result = new ArrayList<>(holed);
    whole.forEach(cidr -> result.add(of(cidr)));
    return result.stream().distinct().sorted().toList();
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
