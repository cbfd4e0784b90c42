package io.appfirewall.cli;

import io.appfirewall.manifest.InputProblem;

/** A path that was named on the command line is not there, or cannot be read. */
final class UnreadablePath extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadablePath(InputProblem problem) {
    super(problem.toString());
  }
}
