package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.compiler.RuleOutcome;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.plan.Planner;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.fixture.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of any firewall. Every failure names the seed of its firewall. */
class RandomFirewallsLawTest {
  private static final long MANY = 100_000;
  private static final long SOME = 3_000;

  private record Case(long seed, Firewall firewall, Snapshot facts, Compilation compilation) {
    static Case of(long seed) {
      Firewall firewall = new RandomFirewalls(seed).firewall();
      Snapshot facts = world(firewall).facts();
      return new Case(seed, firewall, facts, compile(firewall, facts));
    }

    Optional<NetworkPolicy> policy() {
      return compilation.intent() instanceof Intent.Enforce(NetworkPolicy policy)
          ? Optional.of(policy)
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "seed " + seed + ": " + firewall;
    }
  }

  private static World world(Firewall firewall) {
    return Cluster.FULL.of(List.of(firewall), List.of());
  }

  private static Compilation compile(Firewall firewall, Snapshot facts) {
    return PolicyCompiler.compile(
        new Judged<>(firewall.objectId(), Optional.of(firewall), List.of()), facts);
  }

  private static void forEach(long count, Consumer<Case> law) {
    LongStream.range(0, count)
        .forEach(seed -> {
          try {
            law.accept(Case.of(seed));
          } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
          }
        });
  }

  @Test
  void orderMeansNothingWhatStandsStaysAndWhatOpensEverythingIsSpelt() {
    forEach(
        MANY,
        random -> {
          theOrderOfWhatIsListedChangesNothing(random);
          random.policy().ifPresent(policy -> whatWasWrittenNeedsNoChange(random, policy));
          random.policy().ifPresent(policy -> whatOpensEverythingIsSpelt(random, policy));
        });
  }

  private static void theOrderOfWhatIsListedChangesNothing(Case random) {
    Shuffled shuffled = new Shuffled(random.seed());
    Compilation again =
        compile(shuffled.firewall(random.firewall()), shuffled.snapshot(random.facts()));
    assertThat(again.intent()).as("shuffled, %s", random).isEqualTo(random.compilation().intent());
    assertThat(states(again)).as("shuffled, %s", random).isEqualTo(states(random.compilation()));
    assertThat(again.nextExpiry())
        .as("shuffled, %s", random)
        .isEqualTo(random.compilation().nextExpiry());
    assertThat(codes(again)).as("shuffled, %s", random).isEqualTo(codes(random.compilation()));
  }

  private static Map<RuleRef, RuleOutcome.State> states(Compilation compilation) {
    return compilation.rules().stream()
        .collect(Collectors.toMap(RuleOutcome::rule, RuleOutcome::state));
  }

  private static Set<Code> codes(Compilation compilation) {
    return compilation.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toSet());
  }

  private static void whatWasWrittenNeedsNoChange(Case random, NetworkPolicy policy) {
    assertThat(
            Planner.plan(
                random.compilation(),
                random.firewall().uid(),
                Optional.of(Standing.standing(policy).build())))
        .as("planned onto itself, %s", random)
        .isEqualTo(new Change.None());
  }

  private static void whatOpensEverythingIsSpelt(Case random, NetworkPolicy policy) {
    assertThat(Spelling.unspelt(policy, random.firewall(), random.facts().now()))
        .as("opened without being spelt, %s", random)
        .isEmpty();
  }

  @Test
  void theClusterAllowsExactlyWhatTheFirewallIntends() {
    forEach(
        SOME,
        random -> {
          World world = world(random.firewall());
          Enforcement enforced = world.enforced();
          Intention intended = new Intention(world);
          world
              .flows()
              .filter(flow -> enforced.allows(flow) != intended.allows(flow))
              .forEach(flow -> fail("%s in %s, where %s", flow, random, enforced.policies()));
        });
  }

  @Test
  void manyOfThemAreEnforcedAndManyAreNot() {
    long enforced =
        LongStream.range(0, SOME).filter(seed -> Case.of(seed).policy().isPresent()).count();
    assertThat(enforced).isBetween(SOME / 3, SOME - SOME / 20);
  }
}
