package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import java.util.Comparator;

/** What is wrong with what was read, where there is no object yet to say it of. */
public record InputProblem(Code code, Source source, String message)
    implements Comparable<InputProblem> {
  private static final Comparator<InputProblem> ORDER =
      Comparator.comparing(InputProblem::source)
          .thenComparing(InputProblem::code)
          .thenComparing(InputProblem::message);

  @Override
  public int compareTo(InputProblem other) {
    return ORDER.compare(this, other);
  }

  /** In the form that the command line prints. */
  @Override
  public String toString() {
    return code.family().severity() + " " + source + ": " + message + " [" + code + "]";
  }
}
