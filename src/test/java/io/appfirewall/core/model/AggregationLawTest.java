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

  /** A corner of each family in which blocks often meet. */
  private enum Corner {
    IPV4("10.0.0.%d/%d", 24),
    IPV6("2001:db8::%x/%d", 120);

    private final String form;
    private final int prefix;
    private final Map<Cidr, BitSet> held = new HashMap<>();

    Corner(String form, int prefix) {
      this.form = form;
      this.prefix = prefix;
    }

    /** The corner's addresses that the blocks hold. */
    BitSet held(List<IpBlock> blocks) {
      BitSet all = new BitSet();
      for (IpBlock block : blocks) {
        BitSet held = (BitSet) held(block.cidr()).clone();
        block.except().forEach(hole -> held.andNot(held(hole)));
        all.or(held);
      }
      return all;
    }

    private BitSet held(Cidr cidr) {
      return held.computeIfAbsent(
          cidr,
          any -> {
            BitSet bits = new BitSet();
            IntStream.range(0, 1 << BITS)
                .filter(address -> any.contains(around(address, BITS)))
                .forEach(bits::set);
            return bits;
          });
    }

    /** The block of the given length around one of the corner's 256 addresses. */
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
      assertThat(corner.held(aggregated))
          .as("%s aggregated to %s, seed %d", blocks, aggregated, seed)
          .isEqualTo(corner.held(blocks));
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
