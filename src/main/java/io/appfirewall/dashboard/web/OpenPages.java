package io.appfirewall.dashboard.web;

import java.util.concurrent.Semaphore;
import java.util.function.LongUnaryOperator;

/**
 * Pages that are open and hear of changes: as many as the heap bears, and told so seldom, the more
 * of them there are, that all together cost no more than some do.
 */
final class OpenPages {
  /** What the web server holds for a request that is not over, in bytes; measured. */
  private static final int BYTES_OF_EACH = 100 * 1024;

  /** The part of the heap that they may take. */
  private static final int PART = 8;

  /** No page is told more often, however much changes. */
  private static final long BETWEEN_MILLIS = 1_000;

  /** Of all pages together, each of which asks for itself anew then. */
  private static final int TOLD_PER_SECOND = 100;

  private final int most;
  private final LongUnaryOperator random;
  private final Semaphore free;

  /**
   * None yet.
   *
   * @param heapBytes how large the heap may become
   * @param random a number from 0 to below the one that it is given
   */
  OpenPages(long heapBytes, LongUnaryOperator random) {
    this.most = Math.clamp(heapBytes / PART / BYTES_OF_EACH, 1, Integer.MAX_VALUE);
    this.random = random;
    this.free = new Semaphore(most);
  }

  /** How many there may be. */
  int most() {
    return most;
  }

  /** How many there are. */
  int count() {
    return most - free.availablePermits();
  }

  /** Whether there is room for one more, which is open from now on until {@link #close}. */
  boolean open() {
    return free.tryAcquire();
  }

  void close() {
    free.release();
  }

  /** When a page is told of a change: at a moment of its own in the time that all need. */
  Turn turn() {
    long periodMillis = Math.max(BETWEEN_MILLIS, 1_000L * count() / TOLD_PER_SECOND);
    long spreadMillis = periodMillis - BETWEEN_MILLIS;
    long before = spreadMillis == 0 ? 0 : random.applyAsLong(spreadMillis);
    return new Turn(before, periodMillis - before);
  }

  /**
   * How long a page waits.
   *
   * @param beforeMillis until it is told
   * @param afterMillis from then on until it may be told anew
   */
  record Turn(long beforeMillis, long afterMillis) {}
}
