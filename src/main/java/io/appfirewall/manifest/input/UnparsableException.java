package io.appfirewall.manifest.input;

/** Leaves a text in the middle because the rest of it cannot be understood. */
final class UnparsableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  UnparsableException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
