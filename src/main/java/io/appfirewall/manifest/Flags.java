package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;

/** Reads the fields that spell out "all", and so can only be true. */
final class Flags {
  private Flags() {}

  static boolean isTrue(boolean value, FieldPath path, Findings findings) {
    if (!value) {
      findings.add(
          Code.NOT_TRUE, path, "this can only be true: leave it out where you do not mean all.");
    }
    return value;
  }
}
