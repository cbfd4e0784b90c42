package io.appfirewall.cli;

/** What the program's end tells a script. */
final class ExitCode {
  static final int FINE = 0;

  /** Some diagnostic is an error, or the program itself failed. */
  static final int ERROR = 1;

  /** The command line is not understood. */
  static final int USAGE = 2;

  /** Something is gained or lost, and that is to be told. */
  static final int CHANGES = 3;

  /** The cluster cannot be reached, or refuses. */
  static final int CLUSTER = 4;

  private ExitCode() {}
}
