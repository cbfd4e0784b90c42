package io.appfirewall.manifest.status;

import io.appfirewall.api.Conditioned;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sum of an object's conditions in one word. */
public enum ObjectState {
  READY,
  /** In force, without something that it names and that was not found. */
  DEGRADED,
  /** Not in force as its spec wants it, and that may come by itself. */
  WAITING,
  /** Not in force until somebody does something. */
  STALLED;

  /**
   * The state of an object.
   *
   * @param generation of its spec; what a status says of an earlier one counts no longer
   */
  public static ObjectState of(@Nullable Conditioned status, @Nullable Long generation) {
    if (status == null || ready(status, generation).isEmpty()) {
      return WAITING;
    }
    if (is(status, ConditionType.STALLED, ConditionStatus.TRUE)) {
      return STALLED;
    }
    if (is(status, ConditionType.READY, ConditionStatus.TRUE)) {
      return READY;
    }
    return is(status, ConditionType.PROGRAMMED, ConditionStatus.TRUE) ? DEGRADED : WAITING;
  }

  /** The condition {@code Ready}, if it is of this generation. */
  static Optional<Condition> ready(@Nullable Conditioned status, @Nullable Long generation) {
    return Optional.ofNullable(status)
        .flatMap(given -> find(given, ConditionType.READY))
        .filter(ready -> Objects.equals(ready.getObservedGeneration(), generation));
  }

  private static boolean is(Conditioned status, ConditionType type, ConditionStatus expected) {
    return find(status, type)
        .filter(condition -> expected.toString().equals(condition.getStatus()))
        .isPresent();
  }

  private static Optional<Condition> find(Conditioned status, ConditionType type) {
    return ApiConditions.find(status.conditions(), type);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
