package io.appfirewall.dashboard.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.manifest.input.ManifestInput;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholesTest {
  private static final Sight SHOP =
      new Sight(
          ManifestInventory.of(
              ManifestInput.objects(List.of("docs/examples/shop"), InputStream.nullInputStream()),
              Instant.parse("2026-11-01T00:00:00Z")),
          Viewer.OF_EVERYTHING);
  private static final String PLACE = Wholes.place(SHOP.openNamespaces());

  private final Changes changes = new Changes();
  private final AtomicLong now = new AtomicLong();
  private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  /** Looking at the clock takes so long, and so does whatever is between two looks. */
  private Wholes wholes(Duration cost) {
    return new Wholes(changes, () -> now.addAndGet(cost.toNanos()), background);
  }

  @Test
  void isMadeOnceWhereNothingChanges() {
    Wholes wholes = wholes(Duration.ofSeconds(1));

    assertThat(wholes.of(SHOP)).isSameAs(wholes.of(SHOP));
  }

  @Test
  void isMadeOnceWhereOnlyOthersChange() {
    Wholes wholes = wholes(Duration.ofMillis(1));
    Whole first = wholes.of(SHOP);

    changes.in("elsewhere");

    assertThat(wholes.of(SHOP)).isSameAs(first);
  }

  @Test
  void isUpToDateWhereThatIsQuick() {
    Wholes wholes = wholes(Duration.ofMillis(1));
    Whole first = wholes.of(SHOP);

    changes.in("shop");

    assertThat(wholes.of(SHOP)).isNotSameAs(first);
  }

  @Test
  void isTheLastOneWhileTheNextIsMadeAndPagesAreToldOfThat() {
    Wholes wholes = wholes(Duration.ofMillis(200));
    Whole last = afterTheFirst(wholes);
    changes.in("shop");
    long before = changes.count();

    assertThat(wholes.of(SHOP)).isSameAs(last);

    await().until(() -> changes.since(before, List.of(PLACE)));
    assertThat(wholes.of(SHOP)).isNotSameAs(last);
  }

  /** What the first one costs, the next will not. */
  private Whole afterTheFirst(Wholes wholes) {
    Whole first = wholes.of(SHOP);
    changes.in("shop");
    Whole next = wholes.of(SHOP);
    assertThat(next).isNotSameAs(first);
    return next;
  }

  @Test
  void isNotOneThatNobodyHasAskedForInALongTime() {
    Wholes wholes = wholes(Duration.ofSeconds(1));
    Whole first = wholes.of(SHOP);
    now.addAndGet(Duration.ofMinutes(1).toNanos());

    changes.in("shop");

    assertThat(wholes.of(SHOP)).isNotSameAs(first);
  }
}
