package io.appfirewall.core.plan;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Standing.foreign;
import static io.appfirewall.fixture.Standing.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.plan.Change.Difference;
import io.appfirewall.fixture.Compiled;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.Standing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of: what is intended, whose policy stands there, and what is amiss with it. */
class PlannerTest {
  private static final String UID = "uid-of-web";

  enum Wanted {
    /** With an ownerReference. */
    ENFORCED,
    /** Enforced, and to outlive its firewall. */
    ORPHANED,
    PREVIEWED,
    REFUSED,
    DISABLED,
    GROUP
  }

  enum Whose {
    OURS_BY_UID,
    OURS_BY_LABELS,
    FOREIGN,
    OTHER_CONTROLLERS,
    HANDED_OVER,
    HANDED_OVER_BY_OTHER_CONTROLLER
  }

  enum Amiss {
    NOTHING,
    SPEC_OF_EARLIER,
    SPEC_ALTERED,
    SPEC_UNREADABLE,
    SPEC_UNREADABLE_AND_HASH_LOST,
    LABEL_LOST,
    HASH_LOST,
    DESCRIPTION_LOST,
    THEIR_MARKS_ADDED
  }

  private static final PolicySpec OTHER =
      Compiled.spec(Compiled.compile(firewall("web").allowsIngressFrom(pods("x"), tcp(1))));

  private static FirewallBuilder web() {
    return firewall("web").uid(UID);
  }

  private static Compilation compilation(Wanted wanted) {
    return Compiled.compile(
        switch (wanted) {
          case ENFORCED -> web();
          case ORPHANED -> web().deletionPolicy(DeletionPolicy.ORPHAN);
          case PREVIEWED -> web().mode(Mode.PREVIEW);
          case REFUSED -> web().mode(Mode.GROUP_ONLY).allowsIngressFrom(pods("x"), tcp(1));
          case DISABLED -> web().mode(Mode.DISABLED);
          case GROUP -> web().mode(Mode.GROUP_ONLY);
        });
  }

  private static ActualPolicy actual(Whose whose, Amiss amiss) {
    NetworkPolicy policy = Compiled.policy(Compiled.compile(web()));
    Standing standing =
        switch (whose) {
          case OURS_BY_UID -> standing(policy);
          case OURS_BY_LABELS -> standing(policy).withoutController();
          case FOREIGN -> foreign(policy);
          case OTHER_CONTROLLERS -> standing(policy).controlledBy("uid-of-another");
          case HANDED_OVER -> foreign(policy).withAnnotation(NetworkPolicy.ADOPT, "true");
          case HANDED_OVER_BY_OTHER_CONTROLLER ->
              standing(policy)
                  .controlledBy("uid-of-another")
                  .withAnnotation(NetworkPolicy.ADOPT, "true");
        };
    return (switch (amiss) {
          case NOTHING -> standing;
          case SPEC_OF_EARLIER -> standing.writtenAs(OTHER);
          case SPEC_ALTERED -> standing.alteredTo(OTHER);
          case SPEC_UNREADABLE -> standing.alteredBeyondReading();
          case SPEC_UNREADABLE_AND_HASH_LOST ->
              standing.alteredBeyondReading().withoutAnnotation(NetworkPolicy.SPEC_HASH);
          case LABEL_LOST -> standing.withoutLabel(Owner.MANAGED_BY);
          case HASH_LOST -> standing.withoutAnnotation(NetworkPolicy.SPEC_HASH);
          case DESCRIPTION_LOST -> standing.withoutAnnotation(NetworkPolicy.DESCRIPTION);
          case THEIR_MARKS_ADDED -> standing.withLabel("team", "x").withAnnotation("note", "y");
        })
        .build();
  }

  private static Change plan(Wanted wanted, Optional<ActualPolicy> actual) {
    return Planner.plan(compilation(wanted), Optional.of(UID), actual);
  }

  @ParameterizedTest
  @CsvSource({
    "ENFORCED, Create",
    "ORPHANED, Create",
    "PREVIEWED, None",
    "REFUSED, None",
    "DISABLED, None",
    "GROUP, None"
  })
  void whereNothingStands(Wanted wanted, String change) {
    assertThat(plan(wanted, Optional.empty()).getClass().getSimpleName()).isEqualTo(change);
  }

  @ParameterizedTest
  @CsvSource({
    "ENFORCED, OURS_BY_UID, NOTHING, ",
    "ENFORCED, OURS_BY_UID, SPEC_OF_EARLIER, SPEC_CHANGED",
    "ENFORCED, OURS_BY_UID, SPEC_ALTERED, SPEC_DRIFTED",
    "ENFORCED, OURS_BY_UID, SPEC_UNREADABLE, SPEC_DRIFTED",
    "ENFORCED, OURS_BY_UID, SPEC_UNREADABLE_AND_HASH_LOST, SPEC_DRIFTED MARKS",
    "ENFORCED, OURS_BY_UID, LABEL_LOST, MARKS",
    "ENFORCED, OURS_BY_UID, HASH_LOST, MARKS",
    "ENFORCED, OURS_BY_UID, DESCRIPTION_LOST, ",
    "ENFORCED, OURS_BY_UID, THEIR_MARKS_ADDED, ",
    "ENFORCED, OURS_BY_LABELS, NOTHING, OWNER",
    "ENFORCED, OURS_BY_LABELS, SPEC_OF_EARLIER, SPEC_CHANGED OWNER",
    "ENFORCED, OURS_BY_LABELS, SPEC_ALTERED, SPEC_DRIFTED OWNER",
    "ENFORCED, OURS_BY_LABELS, SPEC_UNREADABLE, SPEC_DRIFTED OWNER",
    "ENFORCED, OURS_BY_LABELS, SPEC_UNREADABLE_AND_HASH_LOST, SPEC_DRIFTED MARKS OWNER",
    "ENFORCED, OURS_BY_LABELS, HASH_LOST, MARKS OWNER",
    "ENFORCED, OURS_BY_LABELS, DESCRIPTION_LOST, OWNER",
    "ENFORCED, OURS_BY_LABELS, THEIR_MARKS_ADDED, OWNER",
    "ORPHANED, OURS_BY_LABELS, NOTHING, ",
    "ORPHANED, OURS_BY_LABELS, SPEC_OF_EARLIER, SPEC_CHANGED",
    "ORPHANED, OURS_BY_LABELS, SPEC_ALTERED, SPEC_DRIFTED",
    "ORPHANED, OURS_BY_LABELS, HASH_LOST, MARKS",
    "ORPHANED, OURS_BY_LABELS, THEIR_MARKS_ADDED, ",
    "ORPHANED, OURS_BY_UID, NOTHING, OWNER",
    "ORPHANED, OURS_BY_UID, SPEC_OF_EARLIER, SPEC_CHANGED OWNER",
    "ORPHANED, OURS_BY_UID, LABEL_LOST, MARKS OWNER"
  })
  void whereOursStandsAndIsWanted(
      Wanted wanted, Whose whose, Amiss amiss, @Nullable String differences) {
    ActualPolicy actual = actual(whose, amiss);
    NetworkPolicy policy = Compiled.policy(compilation(wanted));
    Change expected =
        differences == null
            ? new Change.None()
            : new Change.Update(policy, actual, differences(differences));
    assertThat(plan(wanted, Optional.of(actual))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ENFORCED", "ORPHANED"})
  void whereAForeignOneStandsItIsRefusedWhateverItIs(Wanted wanted) {
    for (Amiss amiss : Amiss.values()) {
      for (Whose whose : EnumSet.of(Whose.FOREIGN, Whose.OTHER_CONTROLLERS)) {
        ActualPolicy actual = actual(whose, amiss);
        assertThat(plan(wanted, Optional.of(actual)))
            .as("%s with %s", whose, amiss)
            .isEqualTo(new Change.Refuse(actual));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"ENFORCED", "ORPHANED"})
  void oneThatLostBothControllerAndLabelIsForeign(Wanted wanted) {
    ActualPolicy actual = actual(Whose.OURS_BY_LABELS, Amiss.LABEL_LOST);
    assertThat(plan(wanted, Optional.of(actual))).isEqualTo(new Change.Refuse(actual));
  }

  @ParameterizedTest
  @CsvSource({"ENFORCED", "ORPHANED"})
  void whereOneIsHandedOverItIsWrittenWhateverItIs(Wanted wanted) {
    NetworkPolicy policy = Compiled.policy(compilation(wanted));
    for (Amiss amiss : Amiss.values()) {
      for (Whose whose : EnumSet.of(Whose.HANDED_OVER, Whose.HANDED_OVER_BY_OTHER_CONTROLLER)) {
        ActualPolicy actual = actual(whose, amiss);
        assertThat(plan(wanted, Optional.of(actual)))
            .as("%s with %s", whose, amiss)
            .isEqualTo(new Change.Update(policy, actual, EnumSet.of(Difference.HANDED_OVER)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PREVIEWED", "REFUSED"})
  void whatIsToStayStaysAndTellsWhetherItWasAltered(Wanted wanted) {
    Set<Amiss> altered =
        EnumSet.of(
            Amiss.SPEC_ALTERED,
            Amiss.SPEC_UNREADABLE,
            Amiss.SPEC_UNREADABLE_AND_HASH_LOST,
            Amiss.HASH_LOST);
    for (Amiss amiss : Amiss.values()) {
      for (Whose whose : Whose.values()) {
        ActualPolicy actual = actual(whose, amiss);
        boolean told =
            altered.contains(amiss)
                && (whose == Whose.OURS_BY_UID || whose == Whose.OURS_BY_LABELS);
        assertThat(plan(wanted, Optional.of(actual)))
            .as("%s with %s", whose, amiss)
            .isEqualTo(told ? new Change.LeaveAltered(actual) : new Change.None());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DISABLED", "GROUP"})
  void onlyOursIsRemoved(Wanted wanted) {
    for (Amiss amiss : Amiss.values()) {
      for (Whose whose : Whose.values()) {
        ActualPolicy actual = actual(whose, amiss);
        boolean ours =
            whose == Whose.OURS_BY_UID
                || (whose == Whose.OURS_BY_LABELS && amiss != Amiss.LABEL_LOST);
        assertThat(plan(wanted, Optional.of(actual)))
            .as("%s with %s", whose, amiss)
            .isEqualTo(ours ? new Change.Delete(actual) : new Change.None());
      }
    }
  }

  private static Set<Difference> differences(String words) {
    return Arrays.stream(words.split(" ", -1))
        .map(Difference::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Difference.class)));
  }
}
