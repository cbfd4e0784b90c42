package io.appfirewall.manifest.status;

import io.appfirewall.api.Lint;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Family;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is legal and probably not meant, as a status has it. */
public final class Lints {
  private static final int MOST = 64;

  private Lints() {}

  /** Null where there is nothing to tell, so that the field is not there. */
  public static @Nullable List<Lint> of(List<Diagnostic> diagnostics) {
    List<Lint> lints =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.code().family() == Family.LINT)
            .map(Lints::of)
            .distinct()
            .limit(MOST)
            .toList();
    return lints.isEmpty() ? null : lints;
  }

  private static Lint of(Diagnostic diagnostic) {
    return new Lint(
        diagnostic.path().rule().map(RuleRef::name).orElse(null),
        diagnostic.code().toString(),
        diagnostic.withPath());
  }
}
