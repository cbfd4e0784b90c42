package io.appfirewall.manifest.status;

import io.appfirewall.core.status.Condition;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditions as the API has them: with the time of the last change of each, which is kept. */
public final class ApiConditions {
  // The longest that the API's own convention allows is 32768; nobody reads that.
  private static final int LONGEST_MESSAGE = 4096;

  private ApiConditions() {}

  /**
   * The conditions of a status.
   *
   * @param before those of the status that is replaced
   */
  public static List<io.fabric8.kubernetes.api.model.Condition> of(
      List<Condition> conditions,
      @Nullable List<io.fabric8.kubernetes.api.model.Condition> before,
      @Nullable Long generation,
      Instant now) {
    return conditions.stream()
        .map(condition -> of(condition, find(before, condition.type()), generation, now))
        .toList();
  }

  /** The condition of a type, if it is there. */
  public static Optional<io.fabric8.kubernetes.api.model.Condition> find(
      @Nullable List<io.fabric8.kubernetes.api.model.Condition> conditions, ConditionType type) {
    return conditions == null
        ? Optional.empty()
        : conditions.stream()
            .filter(Objects::nonNull)
            .filter(condition -> type.toString().equals(condition.getType()))
            .findFirst();
  }

  /** Whether the status of a condition is {@code True}. */
  public static boolean isTrue(io.fabric8.kubernetes.api.model.Condition condition) {
    return ConditionStatus.TRUE.toString().equals(condition.getStatus());
  }

  private static io.fabric8.kubernetes.api.model.Condition of(
      Condition condition,
      Optional<io.fabric8.kubernetes.api.model.Condition> before,
      @Nullable Long generation,
      Instant now) {
    String status = condition.status().toString();
    String since =
        before
            .filter(same -> status.equals(same.getStatus()))
            .map(io.fabric8.kubernetes.api.model.Condition::getLastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return new ConditionBuilder()
        .withType(condition.type().toString())
        .withStatus(status)
        .withReason(condition.reason())
        .withMessage(shortened(condition.message()))
        .withObservedGeneration(generation)
        .withLastTransitionTime(since)
        .build();
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }
}
