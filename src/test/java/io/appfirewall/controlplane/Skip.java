package io.appfirewall.controlplane;

import org.opentest4j.TestAbortedException;

/**
 * Leaving out a test for want of something: a loud skip on a developer's machine, a failure in CI.
 */
public final class Skip {
  private Skip() {}

  /**
   * Ends the running test, for instance because a program is not on the PATH.
   *
   * @param reason a sentence that names what is missing and how to get it
   */
  public static RuntimeException because(String reason) {
    announce(reason);
    return new TestAbortedException(reason);
  }

  /** Says that something is skipped; in CI it throws. */
  static void announce(String reason) {
    announce(reason, Environment.ofThisProcess());
  }

  static void announce(String reason, Environment environment) {
    if (environment.ci()) {
      throw new AssertionError("In CI nothing may be skipped. " + reason);
    }
    System.out.println("SKIPPED: " + reason);
  }
}
