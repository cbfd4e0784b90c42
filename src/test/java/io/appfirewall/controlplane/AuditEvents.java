package io.appfirewall.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an audit log, put together into requests: one line tells of its arrival, one of its
 * answer.
 */
record AuditEvents(Map<String, Event> latest) {
  private static final String ARRIVED = "RequestReceived";

  /** Only requests whose arrival is among the lines count; the others arrived before. */
  static AuditEvents parse(String lines) {
    var latest = new LinkedHashMap<String, Event>();
    lines
        .lines()
        .map(line -> Serialization.unmarshal(line, Event.class))
        .forEach(event -> {
          if (event.stage.equals(ARRIVED)) {
            latest.putIfAbsent(event.auditID, event);
          } else {
            latest.replace(event.auditID, event);
          }
        });
    return new AuditEvents(latest);
  }

  /** A watch is answered when it ends, which nobody waits for. */
  boolean allAnswered() {
    return latest.values().stream().noneMatch(e -> e.stage.equals(ARRIVED) && !e.isLong());
  }

  List<ApiRequest> requests() {
    return latest.values().stream().map(Event::toRequest).toList();
  }

  /** The fields of an audit.k8s.io/v1 Event that matter here. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Event(
      String auditID,
      String stage,
      String verb,
      String requestURI,
      @Nullable String userAgent,
      Who user,
      @Nullable Who impersonatedUser,
      @Nullable ObjectRef objectRef,
      @Nullable Answer responseStatus) {
    boolean isLong() {
      return verb.equals("watch") || requestURI.contains("/log?") || requestURI.contains("/exec?");
    }

    ApiRequest toRequest() {
      ObjectRef object = objectRef == null ? ObjectRef.NONE : objectRef;
      String resource = text(object.resource);
      return new ApiRequest(
          text((impersonatedUser == null ? user : impersonatedUser).username),
          text(userAgent),
          verb,
          text(object.apiGroup),
          object.subresource == null ? resource : resource + "/" + object.subresource,
          text(object.namespace),
          text(object.name),
          Optional.ofNullable(responseStatus).map(Answer::code).orElse(0),
          requestURI.contains("dryRun=All"));
    }

    private static String text(@Nullable String value) {
      return Objects.requireNonNullElse(value, "");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Who(@Nullable String username) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ObjectRef(
      @Nullable String apiGroup,
      @Nullable String resource,
      @Nullable String subresource,
      @Nullable String namespace,
      @Nullable String name) {
    static final ObjectRef NONE = new ObjectRef(null, null, null, null, null);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(int code) {}
}
