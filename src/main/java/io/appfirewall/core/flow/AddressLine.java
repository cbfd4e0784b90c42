package io.appfirewall.core.flow;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.IpBlock;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * All addresses, IPv4 before IPv6, cut at every edge of every block that somebody names: no block
 * tells the addresses of one piece apart.
 */
final class AddressLine {
  private static final PerFamily<AddressRange> EVERYTHING =
      new PerFamily<>(AddressRange.of(Cidr.of("0.0.0.0/0")), AddressRange.of(Cidr.of("::/0")));

  private final List<AddressRange> pieces = new ArrayList<>();
  private final PerFamily<NavigableMap<BigInteger, Integer>> byFirst =
      PerFamily.of(family -> new TreeMap<>());

  private AddressLine(Collection<Cidr> blocks) {
    // Rules of many policies name the same ones.
    Set<Cidr> different = new HashSet<>(blocks);
    for (Family family : Family.values()) {
      NavigableSet<BigInteger> begins = begins(family, different);
      for (BigInteger first : begins) {
        BigInteger next = begins.higher(first);
        byFirst.get(family).put(first, pieces.size());
        pieces.add(
            new AddressRange(
                address(family, first),
                next == null
                    ? EVERYTHING.get(family).last()
                    : address(family, next.subtract(BigInteger.ONE))));
      }
    }
  }

  /** The line, cut by these blocks. */
  static AddressLine cutBy(Collection<Cidr> blocks) {
    return new AddressLine(blocks);
  }

  private static IPAddress address(Family family, BigInteger value) {
    return switch (family) {
      case IPV4 -> new IPv4Address(value.intValue());
      case IPV6 -> new IPv6Address(value);
    };
  }

  /** Where a piece begins, as numbers. */
  private static NavigableSet<BigInteger> begins(Family family, Collection<Cidr> blocks) {
    NavigableSet<BigInteger> begins = new TreeSet<>(Set.of(BigInteger.ZERO));
    BigInteger last = EVERYTHING.get(family).last().getValue();
    for (Cidr block : blocks) {
      if (block.family() == family) {
        begins.add(block.first());
        if (!block.last().equals(last)) {
          begins.add(block.last().add(BigInteger.ONE));
        }
      }
    }
    return begins;
  }

  /** Whether both are cut into the same pieces. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressLine line && pieces.equals(line.pieces);
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }

  int size() {
    return pieces.size();
  }

  AddressRange piece(int index) {
    return pieces.get(index);
  }

  /** The piece in which a block lies, or its first address where it lies in several. */
  int pieceOf(Cidr block) {
    return pieceAt(block.family(), block.first());
  }

  /** The pieces that make up a block, whose edges must be among those that the line is cut by. */
  RoaringBitmap piecesOf(IpBlock block) {
    RoaringBitmap pieces = piecesOf(block.cidr());
    block.except().forEach(hole -> pieces.andNot(piecesOf(hole)));
    return pieces;
  }

  /** The longest runs of pieces of one family that have an equal value, ascending. */
  <T> List<Run<T>> runs(IntFunction<T> valueOfPiece) {
    List<Run<T>> runs = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      AddressRange addresses = pieces.get(i);
      T value = valueOfPiece.apply(i);
      if (!runs.isEmpty()) {
        Run<T> before = runs.getLast();
        if (before.value.equals(value) && before.addresses.family() == addresses.family()) {
          runs.removeLast();
          addresses = new AddressRange(before.addresses.first(), addresses.last());
        }
      }
      runs.add(new Run<>(addresses, value));
    }
    return runs;
  }

  /** Addresses that have something in common. */
  record Run<T>(AddressRange addresses, T value) {}

  private RoaringBitmap piecesOf(Cidr cidr) {
    return RoaringBitmap.bitmapOfRange(pieceOf(cidr), pieceAt(cidr.family(), cidr.last()) + 1L);
  }

  // There is always one, since the first begins at zero.
  private int pieceAt(Family family, BigInteger address) {
    return byFirst.get(family).floorEntry(address).getValue();
  }
}
