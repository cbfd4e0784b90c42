package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is found wrong with one object while it is read. */
final class Findings {
  private final ObjectId object;
  private final List<Diagnostic> found = new ArrayList<>();

  Findings(ObjectId object) {
    this.object = object;
  }

  void add(Code code, FieldPath path, String message) {
    found.add(new Diagnostic(code, object, path, message));
  }

  /** Reports that a field is missing. */
  <T> Optional<T> required(FieldPath path, String message) {
    add(Code.REQUIRED, path, message);
    return Optional.empty();
  }

  /** How much was found so far, to be asked about later by {@link #noneSince}. */
  int mark() {
    return found.size();
  }

  boolean noneSince(int mark) {
    return found.size() == mark;
  }

  boolean none() {
    return found.isEmpty();
  }

  /** The object's value, if nothing is wrong with it. */
  <T> Judged<T> judge(Optional<T> value) {
    return new Judged<>(object, none() ? value : Optional.empty(), found);
  }
}
