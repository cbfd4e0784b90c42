package io.appfirewall.operator;

import io.appfirewall.core.model.ObjectId;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Settles in the background what may be a little late: counts of pods, who uses what. Objects are
 * marked as often as anything happens, and looked at once per interval however often that was.
 */
@Component
final class Settler {
  private static final Logger log = LoggerFactory.getLogger(Settler.class);

  private final Duration interval;
  private final Set<ObjectId> marked = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("settler").daemon().factory());

  Settler(AppFirewallProperties properties) {
    this.interval = properties.settle();
  }

  void mark(ObjectId object) {
    marked.add(object);
  }

  /** Begins to settle, by asking for each object that is marked. */
  void start(Consumer<ObjectId> settle) {
    long millis = interval.toMillis();
    var _ =
        executor.scheduleWithFixedDelay(
            () -> settleAll(settle), millis, millis, TimeUnit.MILLISECONDS);
  }

  void stop() {
    executor.shutdownNow();
  }

  private void settleAll(Consumer<ObjectId> settle) {
    for (Iterator<ObjectId> each = marked.iterator(); each.hasNext(); ) {
      ObjectId object = each.next();
      // Unmarked first, so that whatever happens meanwhile marks it again.
      each.remove();
      try {
        settle.accept(object);
      } catch (RuntimeException e) {
        log.atError().addKeyValue("object", object).setCause(e).log("Could not settle");
      }
    }
  }
}
