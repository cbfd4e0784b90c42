package io.appfirewall.dashboard.local;

import io.appfirewall.dashboard.sight.Changes;
import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.ManifestInventory;
import io.appfirewall.dashboard.sight.Viewer;
import io.appfirewall.dashboard.web.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows some material, and reads it again when it has changed. */
final class LocalSite implements Site, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalSite.class);

  private final Material material;
  private final Clock clock;
  private final Changes changes = new Changes();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("material").factory());
  private volatile Inventory inventory;
  private Object version;
  private Optional<String> failure = Optional.empty();

  /**
   * Reads it for the first time.
   *
   * @throws RuntimeException with a sentence when it cannot be read
   */
  LocalSite(Material material, Clock clock) {
    this.material = material;
    this.clock = clock;
    this.version = material.version();
    this.inventory = ManifestInventory.of(material.read(), clock.instant());
  }

  void start() {
    long millis = material.interval().toMillis();
    var _ = looks.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Object now = material.version();
      if (!now.equals(version)) {
        inventory = ManifestInventory.of(material.read(), clock.instant());
        version = now;
        changes.in(Changes.CLUSTER);
      }
      failure = Optional.empty();
    } catch (RuntimeException e) {
      Optional<String> why = Optional.of(String.valueOf(e.getMessage()));
      if (!why.equals(failure)) {
        failure = why;
        log.atWarn()
            .log("What is shown is as it was, since it cannot be read again: {}", why.get());
      }
    }
  }

  @Override
  public String title() {
    return material.title();
  }

  @Override
  public Inventory inventory() {
    return inventory;
  }

  @Override
  public Changes changes() {
    return changes;
  }

  @Override
  public Viewer viewer(HttpServletRequest request) {
    return Viewer.OF_EVERYTHING;
  }

  @Override
  public String userName(HttpServletRequest request) {
    return "";
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
