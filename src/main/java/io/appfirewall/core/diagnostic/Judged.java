package io.appfirewall.core.diagnostic;

import io.appfirewall.core.model.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * An object that was read: its value, or why it has none.
 *
 * @param value empty exactly when a diagnostic of the family SPEC says why
 */
public record Judged<T>(ObjectId id, Optional<T> value, List<Diagnostic> diagnostics) {
  public Judged {
    diagnostics = diagnostics.stream().distinct().sorted().toList();
    boolean refused = diagnostics.stream().anyMatch(d -> d.code().family() == Family.SPEC);
    if (refused == value.isPresent()) {
      throw new IllegalArgumentException(id + " is both read and refused, or neither");
    }
  }
}
