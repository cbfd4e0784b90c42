package io.appfirewall.manifest.status;

import io.appfirewall.api.Conditioned;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import io.appfirewall.core.status.Conditions;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.Timestamp;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one of our objects stands, by its own status, whose texts may be anybody's.
 *
 * @param reason that of its condition {@code Ready}, in one word
 * @param since when {@code Ready} became what it is, if that is known
 * @param messages sentences on what is not as it should be; none when it is ready
 */
public record Standing(
    ObjectId id, ObjectState state, String reason, Optional<Instant> since, List<String> messages) {
  /** The reason of an object whose status, if there is one, is of an earlier generation. */
  private static final String NOT_OBSERVED = "NotObserved";

  private static final List<ConditionType> SUMMED_UP =
      List.of(ConditionType.ACCEPTED, ConditionType.RESOLVED_REFS, ConditionType.PROGRAMMED);

  public Standing {
    messages = List.copyOf(messages);
  }

  /** The standing of an object of one of our kinds. */
  public static Standing of(OwnResource<?, ?> object) {
    ObjectId id = Metadata.id(object);
    @Nullable Conditioned status = object.getStatus();
    @Nullable Long generation = Metadata.generation(object);
    ObjectState state = ObjectState.of(status, generation);
    Optional<Condition> ready = ObjectState.ready(status, generation);
    if (status == null || ready.isEmpty()) {
      return new Standing(
          id,
          state,
          NOT_OBSERVED,
          Optional.empty(),
          List.of("No operator has seen it as it is now. Does one run, and does it reconcile?"));
    }
    return new Standing(
        id,
        state,
        text(ready.get().getReason()),
        ready.map(Condition::getLastTransitionTime).flatMap(Timestamp::read),
        state == ObjectState.READY ? List.of() : messages(status));
  }

  // What was not looked at, for want of an accepted spec, says nothing of its own; what stays in
  // force meanwhile does.
  private static List<String> messages(Conditioned status) {
    List<String> own =
        SUMMED_UP.stream()
            .flatMap(type -> ApiConditions.find(status.conditions(), type).stream())
            .filter(condition -> !ApiConditions.isTrue(condition))
            .filter(condition ->
                !(Conditions.NOT_ACCEPTED.equals(condition.getReason())
                    && ConditionStatus.UNKNOWN.toString().equals(condition.getStatus())))
            .flatMap(Standing::message)
            .toList();
    return own.isEmpty()
        ? Stream.of(ConditionType.STALLED, ConditionType.READY)
            .flatMap(type -> ApiConditions.find(status.conditions(), type).stream())
            .flatMap(Standing::message)
            .limit(1)
            .toList()
        : own;
  }

  private static Stream<String> message(Condition condition) {
    return Stream.of(text(condition.getMessage())).filter(message -> !message.isEmpty());
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
