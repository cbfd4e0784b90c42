package io.appfirewall.dashboard.sight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The latest {@link Whole} of each set of namespaces. It takes the longest to make, seconds in the
 * largest clusters; so while changes go on it is made anew every few seconds at most.
 */
public final class Wholes {
  private static final int REMEMBERED = 8;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long TIMES_ITS_COST = 5;

  private final Changes changes;
  private final LongSupplier nanos;
  private final Cache<List<String>, Made> latest =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  /**
   * Nothing yet.
   *
   * @param nanos a clock that never goes back
   */
  public Wholes(Changes changes, LongSupplier nanos) {
    this.changes = changes;
    this.nanos = nanos;
  }

  /**
   * One that was made.
   *
   * @param changes how many there had been
   * @param at when
   * @param cost how long it took
   */
  private record Made(Whole whole, long changes, long at, long cost) {}

  /** What a viewer sees now, or a few seconds ago. */
  public Whole of(Sight sight) {
    List<String> namespaces = sight.openNamespaces();
    return Objects.requireNonNull(
            latest
                .asMap()
                .compute(
                    namespaces,
                    (key, known) ->
                        known != null && isFresh(known) ? known : make(sight, namespaces)))
        .whole();
  }

  private boolean isFresh(Made made) {
    long age = nanos.getAsLong() - made.at;
    return made.changes == changes.count()
        || age < Math.max(FRESH_NANOS, made.cost * TIMES_ITS_COST);
  }

  private Made make(Sight sight, List<String> namespaces) {
    long count = changes.count();
    long start = nanos.getAsLong();
    Whole whole = Whole.of(sight, namespaces);
    return new Made(whole, count, start, nanos.getAsLong() - start);
  }
}
