package io.appfirewall.operator;

import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/**
 * Open while every cache is whole. Controllers start side by side, and one that is ready before the
 * others would take an address group that has not been read yet for one that does not exist, and
 * close what was open. When they stop, their caches are emptied while some of them still work, with
 * the same result. So nothing is looked at before, and nothing is written after.
 */
@Component
final class CacheGate {
  private final CountDownLatch unopened = new CountDownLatch(1);
  private volatile boolean closed;

  void open() {
    unopened.countDown();
  }

  /** To be called before the first cache is emptied; it is not opened again. */
  void close() {
    closed = true;
  }

  boolean isOpen() {
    return unopened.getCount() == 0 && !closed;
  }

  /** Returns once the gate is, or has been, open. */
  void await() throws InterruptedException {
    unopened.await();
  }

  /**
   * To be called before each write, when all that it rests on has been read.
   *
   * @throws RetryLater when some of that may have been read from a cache that was not whole
   */
  void checkOpen() {
    if (!isOpen()) {
      throw new RetryLater("the operator is stopping");
    }
  }
}
