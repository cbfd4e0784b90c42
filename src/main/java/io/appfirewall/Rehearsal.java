package io.appfirewall;

/**
 * Runs some commands one after the other in one process, so that the JVM can note which classes and
 * methods they need, for a start that is faster later on.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Each argument is a command with its arguments, {@code render -f firewalls/}. The operator comes
   * last, since it goes on.
   */
  public static void main(String[] commands) {
    for (String command : commands) {
      Main.run(command.split(" ", -1));
    }
  }
}
