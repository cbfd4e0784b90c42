package io.appfirewall.operator;

import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/**
 * Holds reconciliations back until every cache has been read. Controllers start side by side, and
 * one that is ready before the others would take an address group that has not been read yet for
 * one that does not exist, and close what was open.
 */
@Component
final class StartGate {
  private final CountDownLatch closed = new CountDownLatch(1);

  void open() {
    closed.countDown();
  }

  boolean isOpen() {
    return closed.getCount() == 0;
  }

  /** Returns once the gate is open. */
  void await() throws InterruptedException {
    closed.await();
  }
}
