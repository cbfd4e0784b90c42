package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Diagnostic;
import java.util.stream.Stream;

/** Says everything that all lints have to say. */
public final class Linter {
  private Linter() {}

  public static Stream<Diagnostic> lint(Landscape landscape) {
    return Lint.ALL.stream().flatMap(lint -> lint.lint(landscape));
  }
}
