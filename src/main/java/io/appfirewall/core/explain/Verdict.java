package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Connections;

/**
 * What both ends come to.
 *
 * @param open what of the connections that are asked about is allowed
 */
public record Verdict(Connections open, Half egress, Half ingress) {
  public boolean isAllowed() {
    return !open.isEmpty();
  }

  /** Whether the same is open, or in the way. */
  boolean isLike(Verdict other) {
    return open.equals(other.open)
        && egress.isAllowed() == other.egress.isAllowed()
        && ingress.isAllowed() == other.ingress.isAllowed();
  }
}
