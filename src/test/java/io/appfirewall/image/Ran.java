package io.appfirewall.image;

import java.util.List;

/** What a program that has ended printed, and its exit code. */
record Ran(List<String> command, int exitCode, String out, String err) {
  /** Its output, where it has succeeded. */
  String orThrow() {
    if (exitCode != 0) {
      throw new AssertionError(
          String.join(" ", command) + " ended with " + exitCode + ":\n" + out + err);
    }
    return out;
  }
}
