package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In what an object, as it was written, does not fit the schema of its kind. */
public interface Misfit {
  /** Of an object from the API server: where that does not fit, its reader tells. */
  Misfit NONE =
      new Misfit() {
        @Override
        public List<Diagnostic> diagnostics() {
          return List.of();
        }

        @Override
        public boolean explains(Diagnostic diagnostic) {
          return false;
        }

        @Override
        public boolean isWithin(String path) {
          return false;
        }
      };

  /** Unknown fields and wrong types. */
  List<Diagnostic> diagnostics();

  /** Whether a complaint is only that what did not fit is now missing. */
  boolean explains(Diagnostic diagnostic);

  /** Whether something below a path did not fit. */
  boolean isWithin(String path);

  /** The judgement on what did fit, together with what did not. */
  default <T> Judged<T> join(Judged<T> judged) {
    if (diagnostics().isEmpty()) {
      return judged;
    }
    List<Diagnostic> all =
        Stream.concat(
                diagnostics().stream(),
                judged.diagnostics().stream().filter(diagnostic -> !explains(diagnostic)))
            .toList();
    return new Judged<>(judged.id(), Optional.empty(), all);
  }
}
