package io.appfirewall.dashboard.local;

import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.ManifestInventory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some material as it was last read. */
final class Followed {
  private static final Logger log = LoggerFactory.getLogger(Followed.class);

  /** So many times as long as a look took, nobody looks: a large cluster takes long to read. */
  private static final long TIMES_ITS_COST = 4;

  private final Material material;
  private final Clock clock;
  private volatile Inventory inventory;
  private Object version;
  private Optional<String> failure = Optional.empty();

  /**
   * Reads it for the first time.
   *
   * @throws RuntimeException with a sentence when it cannot be read
   */
  Followed(Material material, Clock clock) {
    this.material = material;
    this.clock = clock;
    this.version = material.version();
    this.inventory = ManifestInventory.of(material.read(), clock.instant());
  }

  String title() {
    return material.title();
  }

  Inventory inventory() {
    return inventory;
  }

  /**
   * Reads it again if it has changed, and then tells so.
   *
   * @return how long to wait before the next look
   */
  Duration look(Runnable changed) {
    long start = System.nanoTime();
    try {
      Object now = material.version();
      if (!now.equals(version)) {
        inventory = ManifestInventory.of(material.read(), clock.instant());
        version = now;
        changed.run();
      }
      failure = Optional.empty();
    } catch (RuntimeException e) {
      warn(String.valueOf(e.getMessage()));
    }
    Duration rest = Duration.ofNanos((System.nanoTime() - start) * TIMES_ITS_COST);
    return rest.compareTo(material.interval()) > 0 ? rest : material.interval();
  }

  private void warn(String why) {
    if (!failure.equals(Optional.of(why))) {
      failure = Optional.of(why);
      log.atWarn().log("What is shown is as it was, since it cannot be read again: {}", why);
    }
  }
}
