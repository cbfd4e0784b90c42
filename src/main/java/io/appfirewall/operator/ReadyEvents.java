package io.appfirewall.operator;

import io.appfirewall.api.Conditioned;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.cluster.EventRecorder.Severity;
import io.appfirewall.core.status.ConditionType;
import io.appfirewall.manifest.status.ApiConditions;
import io.appfirewall.manifest.status.Coverage;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of an object that is not Ready, is so for another reason, or is Ready again. What was told
 * is read off the status that is replaced, so that neither a restart nor a retry tells it twice.
 */
@Component
final class ReadyEvents {
  private final EventRecorder events;

  ReadyEvents(EventRecorder events) {
    this.events = events;
  }

  /**
   * To be called once for each status that was written.
   *
   * @param before the status that it replaced
   */
  void statusReplaced(HasMetadata object, @Nullable Conditioned before, Conditioned now) {
    Optional<Condition> was = before == null ? Optional.empty() : ready(before);
    ready(now)
        .filter(ready -> isNews(was, ready))
        .ifPresent(ready ->
            events.recordChange(object, severity(ready), ready.getReason(), sentence(now, ready)));
  }

  // That a new object is Ready at once is what everybody expects, and its condition says so.
  private static boolean isNews(Optional<Condition> was, Condition ready) {
    return was.map(before ->
            !Objects.equals(before.getStatus(), ready.getStatus())
                || !Objects.equals(before.getReason(), ready.getReason()))
        .orElse(!ApiConditions.isTrue(ready));
  }

  private static Severity severity(Condition ready) {
    return ApiConditions.isTrue(ready) || ready.getReason().equals(Coverage.WAITING)
        ? Severity.NORMAL
        : Severity.WARNING;
  }

  /** What is wrong in full, where Ready itself only counts the rules that are degraded. */
  private static String sentence(Conditioned status, Condition ready) {
    return Stream.of(ConditionType.ACCEPTED, ConditionType.RESOLVED_REFS, ConditionType.PROGRAMMED)
        .flatMap(type -> ApiConditions.find(status.conditions(), type).stream())
        .filter(
            cause -> !ApiConditions.isTrue(cause) && ready.getReason().equals(cause.getReason()))
        .findFirst()
        .orElse(ready)
        .getMessage();
  }

  private static Optional<Condition> ready(Conditioned status) {
    return ApiConditions.find(status.conditions(), ConditionType.READY);
  }
}
