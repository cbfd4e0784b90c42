package io.appfirewall.core.diagnostic;

/** What a diagnostic means for the object that it is about. */
public enum Family {
  /** The spec is wrong: the object is not accepted and writes nothing new. */
  SPEC(Severity.ERROR),
  /** Something that the spec names is not to be had: that peer is left out, the rest stands. */
  REFERENCE(Severity.ERROR),
  /** Only a running cluster knows it: that peer is left out, the rest stands. */
  UNKNOWN(Severity.WARNING),
  /** The object stands as it is, and yet its author should know. */
  LINT(Severity.WARNING),
  /** What was read is no object at all, or stands in another's way. */
  INPUT(Severity.ERROR),
  /** The cluster is not as the spec wants it. */
  CLUSTER(Severity.ERROR),
  /** Something of a cluster was not read, and counts for nothing. */
  UNREAD(Severity.WARNING);

  private final Severity severity;

  Family(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** Whether a peer is left out, and its rule allows less than was asked. */
  public boolean degrades() {
    return this == REFERENCE || this == UNKNOWN;
  }
}
