package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.appfirewall.core.flow.Difference;
import io.appfirewall.core.flow.Network;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The evaluator against a loop over every pair of pods, every address and every port. */
class EvaluatorLawTest {
  private static final int RANDOM_NETWORKS = 100_000;

  @ParameterizedTest
  @EnumSource
  void agreesInEverySmallWorld(SmallWorlds family) {
    long flows =
        family
            .worlds()
            .mapToLong(world -> agree(world.enforced(), world.endpoints(), world.flows(), world))
            .sum();
    assertThat(flows).as("flows asked about").isPositive();
  }

  @Test
  void agreesInRandomNetworks() {
    long flows =
        LongStream.range(0, RANDOM_NETWORKS)
            .parallel()
            .map(seed -> {
              RandomNetwork network = new RandomNetworks(seed).network();
              return agree(
                  network.enforcement(), network.endpoints(), network.flows(), "seed " + seed);
            })
            .sum();
    assertThat(flows).as("flows asked about").isGreaterThan(RANDOM_NETWORKS);
  }

  /** Of two networks of the same pods. */
  @Test
  void theDifferenceIsWhatOneAllowsAndTheOtherDoesNot() {
    long different =
        LongStream.range(0, RANDOM_NETWORKS / 20)
            .filter(seed -> {
              RandomNetworks random = new RandomNetworks(seed);
              RandomNetwork one = random.network();
              Enforcement other = random.enforcement(one.enforcement().namespaces());
              return differ(one, other, "seed " + seed);
            })
            .count();
    assertThat(different).as("pairs that differ").isPositive();
  }

  @Test
  void oneMoreRuleNeverDenies() {
    long wider =
        LongStream.range(0, RANDOM_NETWORKS)
            .parallel()
            .filter(seed -> {
              RandomNetworks random = new RandomNetworks(seed);
              RandomNetwork one = random.network();
              Difference difference =
                  Difference.between(
                      Evaluation.network(one.enforcement(), one.endpoints()),
                      Evaluation.network(
                          random.withOneMoreRule(one.enforcement()), one.endpoints()));
              assertThat(difference.lost()).as("seed %d", seed).isEmpty();
              return !difference.isEmpty();
            })
            .count();
    assertThat(wider).as("networks in which more is allowed").isPositive();
  }

  private static boolean differ(RandomNetwork before, Enforcement after, String where) {
    Network was = Evaluation.network(before.enforcement(), before.endpoints());
    Network is = Evaluation.network(after, before.endpoints());
    Difference difference = Difference.between(was, is);
    Difference back = Difference.between(is, was);
    assertThat(back.gained()).as(where).isEqualTo(difference.lost());
    assertThat(back.lost()).as(where).isEqualTo(difference.gained());
    assertThat(Difference.between(was, was).isEmpty()).as(where).isTrue();
    Evaluation allowedBefore = Evaluation.of(before.enforcement(), before.endpoints());
    Evaluation allowedAfter = Evaluation.of(after, before.endpoints());
    Evaluation gained = Evaluation.of(difference.gained().stream());
    Evaluation lost = Evaluation.of(difference.lost().stream());
    before
        .flows()
        .filter(flow -> !flow.isWithinAPod())
        .forEach(flow -> {
          boolean old = allowedBefore.allows(flow);
          boolean now = allowedAfter.allows(flow);
          if (gained.allows(flow) != (now && !old) || lost.allows(flow) != (old && !now)) {
            fail(
                "%s is allowed: %s, then %s, but told is %s in %s",
                flow, old, now, difference, where);
          }
        });
    return !difference.isEmpty();
  }

  private static long agree(
      Enforcement enforced, List<Endpoint> endpoints, Stream<Flow> flows, Object where) {
    return Agreement.assertOn(
        flows,
        Evaluation.of(enforced, endpoints),
        enforced::allows,
        () -> where + " with " + enforced);
  }
}
