package io.appfirewall.manifest.status;

import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Moments.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.status.Condition;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiConditionsTest {
  private static final Condition READY =
      new Condition(ConditionType.READY, ConditionStatus.TRUE, "Ready", "All is well.");

  private static List<io.fabric8.kubernetes.api.model.Condition> before(
      String type, String status) {
    return Arrays.asList(
        null,
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason("Before")
            .withLastTransitionTime(YESTERDAY.toString())
            .build());
  }

  private static String timeAfter(List<io.fabric8.kubernetes.api.model.Condition> before) {
    return ApiConditions.of(List.of(READY), before, 3L, NOW).getFirst().getLastTransitionTime();
  }

  @Test
  void areWhatTheApiHas() {
    assertThat(ApiConditions.of(List.of(READY), null, 3L, NOW.plus(Duration.ofMillis(7))))
        .containsExactly(
            new ConditionBuilder()
                .withType("Ready")
                .withStatus("True")
                .withReason("Ready")
                .withMessage("All is well.")
                .withObservedGeneration(3L)
                .withLastTransitionTime("2026-06-01T12:00:00Z")
                .build());
  }

  @Test
  void keepTheTimeWhileTheirStatusStays() {
    assertThat(timeAfter(before("Ready", "True"))).isEqualTo(YESTERDAY.toString());
  }

  @Test
  void takeTheTimeWhenTheirStatusChanges() {
    assertThat(timeAfter(before("Ready", "False"))).isEqualTo(NOW.toString());
  }

  @Test
  void takeTheTimeWhenTheyAreNew() {
    assertThat(timeAfter(before("Programmed", "True"))).isEqualTo(NOW.toString());
    assertThat(timeAfter(List.of())).isEqualTo(NOW.toString());
  }

  @Test
  void doWithoutTheEndOfAnEndlessMessage() {
    Condition endless =
        new Condition(ConditionType.READY, ConditionStatus.TRUE, "Ready", "x".repeat(5000));

    assertThat(ApiConditions.of(List.of(endless), null, 1L, NOW).getFirst().getMessage())
        .isEqualTo("x".repeat(4096) + "…");
  }
}
