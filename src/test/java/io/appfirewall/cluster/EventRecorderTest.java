package io.appfirewall.cluster;

import static io.appfirewall.fixture.Moments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cluster.EventRecorder.Severity;
import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventRecorderTest {
  private static final HasMetadata WEB = object("name: web, namespace: shop, uid: u1");

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private Instant now = NOW;
  private EventRecorder recorder;

  @BeforeEach
  void make() {
    InstantSource time = () -> now;
    recorder = new EventRecorder(client, time.withZone(ZoneOffset.UTC));
  }

  private static HasMetadata object(String metadata) {
    return Serialization.unmarshal("metadata: {" + metadata + "}", ConfigMap.class);
  }

  private List<Event> events() {
    return client.v1().events().inAnyNamespace().list().getItems();
  }

  private List<String> messages() {
    return events().stream().map(Event::getMessage).toList();
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  @Test
  void tellsWhatHappenedToWhat() {
    recorder.record(WEB, Severity.WARNING, "DriftRepaired", "Somebody altered it.");

    assertThat(events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getMetadata().getNamespace()).isEqualTo("shop");
          assertThat(event.getInvolvedObject().getKind()).isEqualTo("ConfigMap");
          assertThat(event.getInvolvedObject().getName()).isEqualTo("web");
          assertThat(event.getInvolvedObject().getUid()).isEqualTo("u1");
          assertThat(event.getType()).isEqualTo("Warning");
          assertThat(event.getReason()).isEqualTo("DriftRepaired");
          assertThat(event.getMessage()).isEqualTo("Somebody altered it.");
          assertThat(event.getLastTimestamp()).isEqualTo("2026-06-01T12:00:00Z");
          assertThat(event.getReportingComponent()).isEqualTo("appfirewall-operator");
        });
  }

  @Test
  void keepsWhatIsOfTheWholeClusterWhereKubectlLooksForIt() {
    recorder.record(object("name: closed, uid: u1"), Severity.NORMAL, "R", "M");

    assertThat(events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getMetadata().getNamespace()).isEqualTo("default");
          assertThat(event.getInvolvedObject().getNamespace()).isNull();
        });
  }

  @Test
  void tellsTheSameOnceInAWhile() {
    recorder.record(WEB, Severity.WARNING, "R", "M");
    after(Duration.ofSeconds(10));
    recorder.record(WEB, Severity.WARNING, "R", "M");
    assertThat(messages()).containsExactly("M");

    after(Duration.ofMillis(1));
    recorder.record(WEB, Severity.WARNING, "R", "M");

    assertThat(messages()).containsExactly("M", "M");
  }

  @Test
  void tellsWhatDiffersAtOnce() {
    recorder.record(WEB, Severity.WARNING, "R", "one");
    after(Duration.ofNanos(1));
    recorder.record(WEB, Severity.WARNING, "R", "two");
    after(Duration.ofNanos(1));
    recorder.record(object("name: web, namespace: shop, uid: u2"), Severity.WARNING, "R", "one");

    assertThat(messages()).containsExactlyInAnyOrder("one", "two", "one");
  }

  @Test
  void cutsWhatTheApiServerWouldNotTake() {
    recorder.record(WEB, Severity.WARNING, "R", "x".repeat(2000));

    assertThat(messages()).containsExactly("x".repeat(1023) + "…");
  }

  @Test
  void letsGoOfWhatCannotBeWritten() {
    recorder.record(WEB, Severity.WARNING, "R", "one");

    // Of the same name as the one before, which depends on the time alone.
    recorder.record(WEB, Severity.WARNING, "R", "two");

    assertThat(messages()).containsExactly("one");
  }
}
