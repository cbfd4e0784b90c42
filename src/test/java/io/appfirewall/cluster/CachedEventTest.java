package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cluster.CachedEvent.About;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedEventTest {
  private static CachedEvent event(String fields) {
    return CachedEvent.of(
        Serialization.unmarshal(
            "metadata: {namespace: shop, name: web.1, resourceVersion: \"7\"}\n" + fields,
            Event.class));
  }

  @Test
  void hasWhatIsShown() {
    assertThat(
            event(
                """
                involvedObject: {kind: AppFirewall, namespace: shop, name: web, uid: u1}
                type: Normal
                reason: Ready
                message: All is well.
                count: 3
                lastTimestamp: 2026-01-31T09:26:53Z
                """))
        .isEqualTo(
            new CachedEvent(
                "shop",
                "web.1",
                7,
                new About("AppFirewall", "shop", "web", "u1"),
                "Normal",
                "Ready",
                "All is well.",
                3,
                Optional.of(Instant.parse("2026-01-31T09:26:53Z"))));
  }

  @Test
  void isAboutAnObjectOfItsOwnNamespaceWhateverItSays() {
    assertThat(event("involvedObject: {kind: AppFirewall, namespace: bank, name: web}").about())
        .isEqualTo(new About("AppFirewall", "shop", "web", ""));
  }

  @Test
  void mayLackEverything() {
    assertThat(event(""))
        .isEqualTo(
            new CachedEvent(
                "shop",
                "web.1",
                7,
                new About("", "shop", "", ""),
                "",
                "",
                "",
                1,
                Optional.empty()));
  }

  @Test
  void hasTheTimeOfTheNewerForm() {
    assertThat(event("eventTime: 2026-01-31T09:26:53.000001Z").last())
        .contains(Instant.parse("2026-01-31T09:26:53.000001Z"));
    assertThat(event("lastTimestamp: yesterday").last()).isEmpty();
  }

  @Test
  void isCutToALength() {
    CachedEvent event = event("message: " + "x".repeat(100_000) + "\nreason: " + "y".repeat(9_000));

    assertThat(event.message()).hasSize(1024);
    assertThat(event.reason()).hasSizeLessThan(70);
  }
}
