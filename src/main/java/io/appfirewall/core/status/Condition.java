package io.appfirewall.core.status;

/** A condition without its times, which the API's edge keeps. */
public record Condition(Type type, State state, String reason, String message) {
  /** The types of condition. */
  public enum Type {
    ACCEPTED("Accepted"),
    RESOLVED_REFS("ResolvedRefs"),
    PROGRAMMED("Programmed"),
    READY("Ready"),
    STALLED("Stalled");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The three values of a condition's status. */
  public enum State {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
