package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cluster.CachedEvent.About;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestEventsTest {
  private static final About WEB = new About("AppFirewall", "shop", "web", "u-web");
  private static final About API = new About("AppFirewall", "shop", "api", "u-api");

  private final LatestEvents events = new LatestEvents(3, 2);

  private static CachedEvent event(About about, int version) {
    return new CachedEvent(
        "shop", "e" + version, version, about, "Normal", "Ready", "Ready.", 1, Optional.empty());
  }

  private Optional<CachedEvent> put(CachedEvent event) {
    return events.put(LatestEvents.key(event), event);
  }

  @Test
  void haveTheLatestFirst() {
    put(event(WEB, 2));
    put(event(API, 10));
    put(event(WEB, 9));

    assertThat(events.all()).containsExactly(event(API, 10), event(WEB, 9), event(WEB, 2));
    assertThat(events.of(WEB)).containsExactly(event(WEB, 9), event(WEB, 2));
  }

  @Test
  void areNoMoreThanSoManyOnOneObject() {
    put(event(WEB, 2));
    put(event(WEB, 3));
    put(event(WEB, 1));

    assertThat(events.all()).containsExactly(event(WEB, 3), event(WEB, 2));
    assertThat(events.get("shop/e1")).isEmpty();
  }

  @Test
  void areNoMoreThanSoManyInAll() {
    put(event(WEB, 1));
    put(event(WEB, 2));
    put(event(API, 3));
    put(event(API, 4));

    assertThat(events.all()).containsExactly(event(API, 4), event(API, 3), event(WEB, 2));
    assertThat(events.of(WEB)).containsExactly(event(WEB, 2));
  }

  @Test
  void haveOneThatIsWrittenAgainInPlaceOfTheFormer() {
    put(event(WEB, 1));
    CachedEvent again =
        new CachedEvent("shop", "e1", 2, WEB, "Normal", "Ready", "Ready.", 2, Optional.empty());

    assertThat(put(again)).contains(event(WEB, 1));
    assertThat(events.all()).containsExactly(again);
  }

  @Test
  void forgetWhatIsRemoved() {
    put(event(WEB, 1));

    assertThat(events.remove("shop/e1")).contains(event(WEB, 1));
    assertThat(events.remove("shop/e1")).isEmpty();
    assertThat(events.all()).isEmpty();
    assertThat(events.of(WEB)).isEmpty();
  }
}
