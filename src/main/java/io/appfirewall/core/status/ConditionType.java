package io.appfirewall.core.status;

/** The types of condition, with the meanings that Gateway API gave them. */
public enum ConditionType {
  /** The spec can be compiled. */
  ACCEPTED("Accepted"),
  /** Everything that the spec names was found. */
  RESOLVED_REFS("ResolvedRefs"),
  /** Every change of this generation is in the cluster. */
  PROGRAMMED("Programmed"),
  /** The sum of the others. */
  READY("Ready"),
  /** Present only while waiting cannot help; the term is kstatus'. */
  STALLED("Stalled");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
