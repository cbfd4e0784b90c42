package io.appfirewall.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the blocks, the aggregated ones hold exactly the same addresses; asked of every address
 * of a corner that holds all of the blocks.
 */
class AggregationLawTest {
  private static final int LISTS = 500;
  private static final int BITS = 8;

  private final Map<Cidr, BitSet> held = new HashMap<>();

  /** A corner of each family, of 256 addresses, in which blocks often meet. */
  enum Corner {
    IPV4("10.0.0.%d/%d", 24),
    IPV6("2001:db8::%x/%d", 120);

    private final String form;
    private final int prefix;

    Corner(String form, int prefix) {
      this.form = form;
      this.prefix = prefix;
    }

    /** The block of the given length around one of the corner's addresses. */
    Cidr around(int address, int length) {
      int first = length == 0 ? 0 : address & -(1 << (BITS - length)) & 0xff;
      return Cidr.read(String.format(form, first, prefix + length)).orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAggregatedBlocksHoldExactlyTheSameAddresses(Corner corner) {
    for (long seed = 0; seed < LISTS; seed++) {
      List<IpBlock> blocks = blocks(corner, new Random(seed));
      List<IpBlock> aggregated = IpBlock.aggregate(blocks);
      assertThat(held(aggregated, corner))
          .as("%s aggregated to %s, seed %d", blocks, aggregated, seed)
          .isEqualTo(held(blocks, corner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfBlocksDoesNotMatter(Corner corner) {
    for (long seed = 0; seed < LISTS; seed++) {
      Random random = new Random(seed);
      List<IpBlock> blocks = blocks(corner, random);
      List<IpBlock> shuffled = new ArrayList<>(blocks);
      Collections.shuffle(shuffled, random);
      assertThat(IpBlock.aggregate(shuffled))
          .as("seed %d", seed)
          .isEqualTo(IpBlock.aggregate(blocks));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aggregatingAgainChangesNothing(Corner corner) {
    for (long seed = 0; seed < LISTS; seed++) {
      List<IpBlock> once = IpBlock.aggregate(blocks(corner, new Random(seed)));
      assertThat(IpBlock.aggregate(once)).as("seed %d", seed).isEqualTo(once);
    }
  }

  /** The corner's addresses that the blocks hold. */
  private BitSet held(List<IpBlock> blocks, Corner corner) {
    BitSet all = new BitSet();
    for (IpBlock block : blocks) {
      BitSet bits = (BitSet) held(block.cidr(), corner).clone();
      block.except().forEach(hole -> bits.andNot(held(hole, corner)));
      all.or(bits);
    }
    return all;
  }

  private BitSet held(Cidr cidr, Corner corner) {
    return held.computeIfAbsent(
        cidr,
        any -> {
          BitSet bits = new BitSet();
          IntStream.range(0, 1 << BITS)
              .filter(address -> any.contains(corner.around(address, BITS)))
              .forEach(bits::set);
          return bits;
        });
  }

  private static List<IpBlock> blocks(Corner corner, Random random) {
    List<IpBlock> blocks = new ArrayList<>();
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(BITS + 1);
      int address = random.nextInt(1 << BITS);
      blocks.add(
          new IpBlock(corner.around(address, length), holes(corner, random, address, length)));
    }
    return blocks;
  }

  private static List<Cidr> holes(Corner corner, Random random, int address, int length) {
    List<Cidr> holes = new ArrayList<>();
    int count = length == BITS ? 0 : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int free = (1 << (BITS - length)) - 1;
      int inside = (address & ~free) | (random.nextInt(1 << BITS) & free);
      holes.add(corner.around(inside, length + 1 + random.nextInt(BITS - length)));
    }
    return holes;
  }
}
