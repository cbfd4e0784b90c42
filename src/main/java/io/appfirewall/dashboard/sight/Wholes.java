package io.appfirewall.dashboard.sight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The latest {@link Whole} of each set of namespaces, which takes the longest to make: seconds in
 * the largest clusters. One that is made quickly is always up to date. Of one that is not, viewers
 * get the last one while the next is made in the background, and open pages are told of the next.
 */
public final class Wholes {
  private static final int REMEMBERED = 8;
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** So that a large cluster that goes on changing takes a tenth of a processor. */
  private static final long TIMES_ITS_COST = 10;

  /** By then the next one is there, unless nobody has asked in the meantime. */
  private static final long OLD_TIMES_ITS_COST = 2 * TIMES_ITS_COST;

  private final Changes changes;
  private final LongSupplier nanos;
  private final ScheduledExecutorService background;
  private final Cache<List<String>, Made> latest =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterAccess(IDLE)
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .build();

  /**
   * Nothing yet.
   *
   * @param nanos a clock that never goes back
   * @param background where the next ones are made
   */
  public Wholes(Changes changes, LongSupplier nanos, ScheduledExecutorService background) {
    this.changes = changes;
    this.nanos = nanos;
    this.background = background;
  }

  /**
   * One that was made.
   *
   * @param changes how many there had been
   * @param at when
   * @param cost how long the next one will take, as far as that can be told
   * @param isReplaced whether the next one is being made
   */
  private record Made(Whole whole, long changes, long at, long cost, AtomicBoolean isReplaced) {
    Made costing(long cost) {
      return new Made(whole, changes, at, cost, isReplaced);
    }
  }

  /** What a viewer sees now, or a few seconds ago. */
  public Whole of(Sight sight) {
    List<String> namespaces = sight.openNamespaces();
    Made made =
        Objects.requireNonNull(
            latest
                .asMap()
                .compute(
                    namespaces,
                    (key, known) -> {
                      if (known == null) {
                        return first(sight, key);
                      }
                      return isFit(known) ? known : next(sight, known);
                    }));
    if (!isCurrent(made) && made.isReplaced.compareAndSet(false, true)) {
      long delay = Math.max(0, made.cost * TIMES_ITS_COST - age(made));
      var _ = background.schedule(() -> replace(sight, made), delay, TimeUnit.NANOSECONDS);
    }
    return made.whole();
  }

  /** Where something has {@link Changes changed} when the next of some namespaces is there. */
  public static String place(List<String> namespaces) {
    return "/flows/" + namespaces.hashCode();
  }

  private boolean isFit(Made made) {
    return isCurrent(made)
        || (made.cost > QUICK_NANOS && age(made) < made.cost * OLD_TIMES_ITS_COST);
  }

  private boolean isCurrent(Made made) {
    return !changes.since(
        made.changes,
        Stream.concat(Stream.of(Changes.CLUSTER), made.whole.namespaces().stream()).toList());
  }

  private long age(Made made) {
    return nanos.getAsLong() - made.at;
  }

  private void replace(Sight sight, Made made) {
    List<String> namespaces = made.whole.namespaces();
    latest.put(namespaces, next(sight, made));
    changes.in(place(namespaces));
  }

  /** Which takes many times as long as the next, so how soon that is made is told by a part. */
  private Made first(Sight sight, List<String> namespaces) {
    Made made = make(() -> Whole.of(sight, namespaces));
    return made.costing(made.cost / TIMES_ITS_COST);
  }

  private Made next(Sight sight, Made made) {
    return make(() -> made.whole.next(sight));
  }

  private Made make(Supplier<Whole> made) {
    long count = changes.count();
    long start = nanos.getAsLong();
    Whole whole = made.get();
    return new Made(whole, count, start, nanos.getAsLong() - start, new AtomicBoolean());
  }
}
