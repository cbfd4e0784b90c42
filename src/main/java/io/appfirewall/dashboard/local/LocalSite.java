package io.appfirewall.dashboard.local;

import io.appfirewall.dashboard.sight.Changes;
import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.Viewer;
import io.appfirewall.dashboard.web.Base;
import io.appfirewall.dashboard.web.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows some material, set against some other where there is one, and follows both. */
final class LocalSite implements Site, AutoCloseable {
  private final Followed shown;
  private final Optional<Followed> base;
  private final Changes changes = new Changes();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("material").factory());

  /**
   * Reads everything for the first time.
   *
   * @throws RuntimeException with a sentence when it cannot be read
   */
  LocalSite(Material shown, Optional<Material> base, Clock clock) {
    this.shown = new Followed(shown, clock);
    this.base = base.map(material -> new Followed(material, clock));
  }

  void start() {
    lookAfter(Duration.ZERO, shown);
    base.ifPresent(other -> lookAfter(Duration.ZERO, other));
  }

  private void lookAfter(Duration pause, Followed followed) {
    var _ =
        looks.schedule(
            () -> {
              Duration next = followed.look(() -> changes.in(Changes.CLUSTER));
              if (!looks.isShutdown()) {
                lookAfter(next, followed);
              }
            },
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public String title() {
    return shown.title();
  }

  @Override
  public Inventory inventory() {
    return shown.inventory();
  }

  @Override
  public Optional<Base> base() {
    return base.map(other -> new Base(other.title(), other.inventory()));
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
