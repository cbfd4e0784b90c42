package io.appfirewall.core.status;

import io.appfirewall.core.model.NamespacedName;

/** What came of carrying out a plan for one policy. */
public sealed interface ApplyOutcome {
  /** What was wanted stands. */
  record Done() implements ApplyOutcome {}

  /** A policy of somebody else has our name. */
  record Conflict(NamespacedName foreign) implements ApplyOutcome {}

  /** A policy that is to be left alone is not as we wrote it. */
  record Drifted(NamespacedName policy) implements ApplyOutcome {}

  /** The API server refused or did not answer; it is tried again. */
  record Failed(String why) implements ApplyOutcome {}
}
