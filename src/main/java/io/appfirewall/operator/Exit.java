package io.appfirewall.operator;

/**
 * Ends the process at once. Not by System.exit: that waits for a shutdown which may be waiting for
 * whoever called it.
 */
@FunctionalInterface
interface Exit {
  void now(int status);
}
