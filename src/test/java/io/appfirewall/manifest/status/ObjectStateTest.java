package io.appfirewall.manifest.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroupStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectStateTest {
  private static final long GENERATION = 7;

  /** A status with these conditions, {@code Ready=True}. */
  private static AddressGroupStatus status(String conditions) {
    List<Condition> all =
        Arrays.stream(conditions.split(" ", -1))
            .map(condition -> condition.split("=", -1))
            .map(parts ->
                new ConditionBuilder()
                    .withType(parts[0])
                    .withStatus(parts[1])
                    .withObservedGeneration(GENERATION)
                    .build())
            .toList();
    return new AddressGroupStatus(GENERATION, null, null, null, null, all);
  }

  @ParameterizedTest
  @CsvSource({
    "Accepted=True ResolvedRefs=True Programmed=True Ready=True, READY",
    "Accepted=True ResolvedRefs=False Programmed=True Ready=False, DEGRADED",
    "Accepted=True ResolvedRefs=True Programmed=False Ready=False, WAITING",
    "Accepted=True ResolvedRefs=False Programmed=False Ready=False, WAITING",
    "Accepted=False ResolvedRefs=Unknown Programmed=False Ready=False Stalled=True, STALLED",
    "Accepted=True ResolvedRefs=True Programmed=False Ready=False Stalled=True, STALLED"
  })
  void isTheSumOfTheConditions(String conditions, ObjectState state) {
    assertThat(ObjectState.of(status(conditions), GENERATION)).isEqualTo(state);
  }

  @Test
  void waitsWhereNothingIsSaidOfTheNewestSpec() {
    assertThat(ObjectState.of(status("Ready=True"), GENERATION + 1)).isEqualTo(ObjectState.WAITING);
    assertThat(ObjectState.of(null, GENERATION)).isEqualTo(ObjectState.WAITING);
  }
}
