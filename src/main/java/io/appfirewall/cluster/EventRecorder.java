package io.appfirewall.cluster;

import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Kubernetes Events, which {@code kubectl describe} shows below an object. One that cannot
 * be written is let go.
 */
public final class EventRecorder {
  private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);
  private static final Duration ONCE_IN = Duration.ofSeconds(10);
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST_MESSAGE = 1024;
  private static final int LONGEST_NAME = 253 - ".0123456789abcdef".length();
  // Events of what has no namespace are kept here, where kubectl looks for them.
  private static final String NAMESPACE_OF_CLUSTER_EVENTS = "default";

  private final KubernetesClient client;
  private final Clock clock;
  private final Map<Told, Instant> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  public EventRecorder(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  private record Told(String uid, String reason, String message) {}

  /** As kubectl prints it. */
  public enum Severity {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String text;

    Severity(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Tells of something that may happen again and again: the same is told once in a while, so that
   * somebody who fights us does not fill the cluster.
   */
  public void record(HasMetadata object, Severity severity, String reason, String message) {
    String uid = Objects.requireNonNullElse(object.getMetadata().getUid(), "");
    if (isNews(new Told(uid, reason, message), clock.instant())) {
      recordChange(object, severity, reason, message);
    }
  }

  /** Tells of a change from one state to another; left out, the last Event would be a lie. */
  public void recordChange(HasMetadata object, Severity severity, String reason, String message) {
    Event event = event(object, severity, reason, message, clock.instant());
    try {
      client.resource(event).create();
    } catch (KubernetesClientException e) {
      log.atDebug()
          .addKeyValue("reason", reason)
          .addKeyValue("error", ApiFailure.sentence(e))
          .log("Could not write an Event");
    }
  }

  private synchronized boolean isNews(Told what, Instant now) {
    Instant last = told.remove(what);
    boolean news = last == null || last.plus(ONCE_IN).isBefore(now);
    told.put(what, news ? now : last);
    return news;
  }

  private static Event event(
      HasMetadata object, Severity severity, String reason, String message, Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String name = object.getMetadata().getName();
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(namespace(object))
        .withName(start(name, LONGEST_NAME) + "." + HexFormat.of().toHexDigits(nanos(now)))
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(object.getApiVersion())
        .withKind(object.getKind())
        .withNamespace(object.getMetadata().getNamespace())
        .withName(name)
        .withUid(object.getMetadata().getUid())
        .withResourceVersion(object.getMetadata().getResourceVersion())
        .endInvolvedObject()
        .withType(severity.toString())
        .withReason(reason)
        .withMessage(cut(message))
        .withFirstTimestamp(time)
        .withLastTimestamp(time)
        .withCount(1)
        .withNewSource()
        .withComponent(Owner.OPERATOR)
        .endSource()
        .withReportingComponent(Owner.OPERATOR)
        .build();
  }

  /** Where the Events on an object are. */
  static String namespace(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getNamespace())
        .orElse(NAMESPACE_OF_CLUSTER_EVENTS);
  }

  /** A message as long as it may be. */
  static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : start(message, LONGEST_MESSAGE - 1) + "…";
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  private static long nanos(Instant now) {
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
