package io.appfirewall.core.diagnostic;

import io.appfirewall.core.model.ObjectId;
import java.util.Comparator;

/**
 * One thing to tell a user about one object.
 *
 * @param message one sentence or two that say what is wrong and what to do; without path and object
 */
public record Diagnostic(Code code, ObjectId object, FieldPath path, String message)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::object)
          .thenComparing(diagnostic -> diagnostic.path().text())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public Severity severity() {
    return code.family().severity();
  }

  /** In the form of a condition's message, where the object is known. */
  public String withPath() {
    return path + ": " + message;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** In the form that the command line prints. */
  @Override
  public String toString() {
    return severity() + " " + object + " " + path + ": " + message + " [" + code + "]";
  }
}
