package io.appfirewall.operator;

/**
 * Something outside stood in the way: the framework is to try again, first after a second, then
 * ever more seldom. It has been told to the user already, so no stack trace is of use.
 */
final class RetryLater extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RetryLater(String reason) {
    super(reason, null, false, false);
  }
}
