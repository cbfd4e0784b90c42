package io.appfirewall.cluster;

import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.Timestamp;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of an Event. Whoever may create Events can tell in our name, so none of its texts
 * is long, and what it is about is of its own namespace.
 *
 * @param version grows from each Event that is written to the next one
 * @param type {@code Normal} or {@code Warning}
 * @param count how often it was so
 * @param last when it was so last, if that is known
 */
public record CachedEvent(
    String namespace,
    String name,
    long version,
    About about,
    String type,
    String reason,
    String message,
    int count,
    Optional<Instant> last) {
  /**
   * What an Event is about.
   *
   * @param namespace that of the Event: the object's own, or {@code default} if it has none
   */
  public record About(String kind, String namespace, String name, String uid) {
    /** This object. */
    public static About of(HasMetadata object) {
      ObjectMeta metadata = object.getMetadata();
      return new About(
          object.getKind(),
          EventRecorder.namespace(object),
          metadata.getName(),
          text(metadata.getUid()));
    }

    private static About of(@Nullable ObjectReference object, String namespace) {
      return object == null
          ? new About("", namespace, "", "")
          : new About(
              Shown.plain(text(object.getKind())),
              namespace,
              Shown.key(text(object.getName())),
              Shown.plain(text(object.getUid())));
    }
  }

  static CachedEvent of(Event event) {
    ObjectMeta metadata = event.getMetadata();
    return new CachedEvent(
        metadata.getNamespace(),
        metadata.getName(),
        Long.parseUnsignedLong(metadata.getResourceVersion()),
        About.of(event.getInvolvedObject(), metadata.getNamespace()),
        Shown.plain(text(event.getType())),
        Shown.plain(text(event.getReason())),
        Shown.message(EventRecorder.cut(text(event.getMessage()))),
        Math.max(1, Objects.requireNonNullElse(event.getCount(), 1)),
        last(event));
  }

  private static Optional<Instant> last(Event event) {
    return Stream.of(
            event.getLastTimestamp(),
            time(event.getEventTime()),
            event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .flatMap(time -> Timestamp.read(time).stream())
        .findFirst();
  }

  private static @Nullable String time(@Nullable MicroTime time) {
    return time == null ? null : time.getTime();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
