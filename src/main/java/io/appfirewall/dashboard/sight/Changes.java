package io.appfirewall.dashboard.sight;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts changes of what the pages show. Whoever tells of one is never held up by those who wait
 * for it: it costs a number, however many pages are open.
 */
public final class Changes {
  /** The place of what is of the cluster's own scope. */
  public static final String CLUSTER = "";

  /** So that the numbers of another process are taken for its own by hardly any chance. */
  private static final int MOST_BITS = 32;

  private static final long PROCESSES = 1 << 20;

  private final Map<String, Long> last = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long first = ThreadLocalRandom.current().nextLong(PROCESSES) << MOST_BITS;
  private long count = first;

  /**
   * Something has changed.
   *
   * @param place a namespace, or {@link #CLUSTER}
   */
  public void in(String place) {
    lock.lock();
    try {
      count++;
      last.put(place, count);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many there were, beginning somewhere. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Whether this was the {@link #count} at some time, and not that of another process. */
  public boolean counted(long seen) {
    return first <= seen && seen <= count();
  }

  /** Whether there was one in one of these places since there were so many. */
  public boolean since(long seen, Collection<String> places) {
    return places.stream().anyMatch(place -> last.getOrDefault(place, 0L) > seen);
  }

  /**
   * Returns once there are more than so many, or after a while.
   *
   * @return how many there are
   */
  public long await(long seen, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (count <= seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
