package io.appfirewall.manifest.status;

import static io.appfirewall.core.status.ConditionStatus.FALSE;
import static io.appfirewall.core.status.ConditionStatus.TRUE;
import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static io.appfirewall.fixture.Standing.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.NamespaceCounts;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.status.Condition;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final NetworkPolicy POLICY = policy(compile(baseline("b"), "shop", snapshot()));
  private static final ActualPolicy ACTUAL = standing(POLICY).build();
  private static final Change NONE = new Change.None();
  private static final Change CREATE = new Change.Create(POLICY);

  private final Coverage coverage = new Coverage();

  private static Condition programmed(ConditionStatus status, String reason, String message) {
    return new Condition(ConditionType.PROGRAMMED, status, reason, message);
  }

  private Condition programmed(Mode mode) {
    return coverage.programmed(Optional.of(mode));
  }

  @Nested
  class Counts {
    @Test
    void asEnforcedWhereNothingIsLeftToDo() {
      coverage.concerned("shop", NONE, true);

      assertThat(coverage.counts()).isEqualTo(new NamespaceCounts(1, 1, 0, 0));
    }

    @Test
    void asWaitingWhereverSomethingIsLeftToDo() {
      coverage.concerned("a", CREATE, false);
      coverage.concerned("b", new Change.Update(POLICY, ACTUAL, Set.of()), true);
      coverage.concerned("c", new Change.Delete(ACTUAL), true);
      coverage.concerned("d", new Change.LeaveAltered(ACTUAL), true);
      coverage.concerned("e", new Change.Refuse(ACTUAL), false);

      assertThat(coverage.counts()).isEqualTo(new NamespaceCounts(5, 0, 5, 0));
    }

    @Test
    void asWaitingWhereNothingStandsByIntent() {
      coverage.concerned("shop", NONE, false);

      assertThat(coverage.counts()).isEqualTo(new NamespaceCounts(1, 0, 1, 0));
    }

    @Test
    void theExcludedAmongTheMatched() {
      coverage.excluded();
      coverage.concerned("shop", NONE, true);

      assertThat(coverage.counts()).isEqualTo(new NamespaceCounts(2, 1, 0, 1));
    }
  }

  @Nested
  class IsProgrammed {
    @Test
    void whereNothingIsLeftToDo() {
      coverage.concerned("shop", NONE, true);

      assertThat(programmed(Mode.ENFORCE))
          .isEqualTo(programmed(TRUE, "Programmed", "In force in every namespace that it is for."));
    }

    @Test
    void byIntentInAnotherMode() {
      coverage.concerned("shop", NONE, false);

      assertThat(programmed(Mode.PREVIEW))
          .isEqualTo(programmed(TRUE, "Preview", "By intent nothing is written."));
    }
  }

  @Nested
  class IsNotProgrammed {
    @Test
    void whileItWaits() {
      coverage.concerned("shop", CREATE, false);
      coverage.concerned("bi", CREATE, false);

      assertThat(programmed(Mode.ENFORCE))
          .isEqualTo(programmed(FALSE, "Waiting", "Not yet in force in bi, shop."));
    }

    @Test
    void whileDisabledPoliciesStillStand() {
      coverage.concerned("shop", new Change.Delete(ACTUAL), true);

      assertThat(programmed(Mode.DISABLED).reason()).isEqualTo("Waiting");
    }

    @Test
    void besideForeignPoliciesWhateverElseWaits() {
      coverage.concerned("bi", CREATE, false);
      coverage.concerned("shop", new Change.Refuse(ACTUAL), false);

      assertThat(programmed(Mode.ENFORCE))
          .isEqualTo(
              programmed(
                  FALSE, "Conflict", "A NetworkPolicy of somebody else has our name in shop."));
    }

    @Test
    void namingNoMoreThanFive() {
      IntStream.range(0, 7).forEach(i -> coverage.concerned("ns-" + i, CREATE, false));

      assertThat(programmed(Mode.ENFORCE).message())
          .isEqualTo("Not yet in force in ns-0, ns-1, ns-2, ns-3, ns-4 and 2 more.");
    }
  }
}
