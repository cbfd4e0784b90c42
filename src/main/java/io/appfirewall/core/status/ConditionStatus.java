package io.appfirewall.core.status;

/** The values of a condition's status. */
public enum ConditionStatus {
  TRUE("True"),
  FALSE("False"),
  UNKNOWN("Unknown");

  private final String text;

  ConditionStatus(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
