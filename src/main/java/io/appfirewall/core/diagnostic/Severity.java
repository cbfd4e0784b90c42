package io.appfirewall.core.diagnostic;

/** How bad it is. */
public enum Severity {
  ERROR,
  WARNING;

  /** As the command line prints it: {@code error}. */
  @Override
  public String toString() {
    return this == ERROR ? "error" : "warning";
  }
}
