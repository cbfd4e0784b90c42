package io.appfirewall.operator;

import io.appfirewall.cluster.Caches;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells when changes are no longer heard of, and when they are again. The client's library would
 * print a stack trace for every watch and every try.
 */
@Component
final class Watchdog {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final long MILLIS_BETWEEN_LOOKS = 1000;

  private final Caches caches;
  private final Exit exit;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watchdog").daemon().factory());
  private boolean heard = true;

  Watchdog(Caches caches, Exit exit) {
    this.caches = caches;
    this.exit = exit;
  }

  /**
   * Begins to look.
   *
   * @param hears whether every change is heard of
   */
  void start(BooleanSupplier hears) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> look(hears.getAsBoolean()),
            MILLIS_BETWEEN_LOOKS,
            MILLIS_BETWEEN_LOOKS,
            TimeUnit.MILLISECONDS);
  }

  void stop() {
    executor.shutdownNow();
  }

  private void look(boolean hears) {
    if (!caches.isRunning()) {
      log.error("A watch has ended for good; ending");
      exit.now(1);
      return;
    }
    if (hears != heard) {
      heard = hears;
      if (hears) {
        log.info("Hearing of every change again");
      } else {
        log.warn("Not hearing of every change any more; trying again");
      }
    }
  }
}
