package io.appfirewall.controlplane;

import java.util.Collection;
import java.util.stream.Collectors;

/** A control plane that did not come up, with the last words of its programs. */
final class StartFailed extends RuntimeException {
  StartFailed(Collection<Child> children, Throwable cause) {
    super("the control plane did not come up\n" + lastWords(children), cause);
  }

  /** Whether somebody else listened on one of its ports, so that others may do. */
  boolean portWasTaken() {
    return String.valueOf(getMessage()).contains("address already in use");
  }

  private static String lastWords(Collection<Child> children) {
    return children.stream()
        .map(child -> "--- " + child.log() + "\n" + child.tail())
        .collect(Collectors.joining("\n"));
  }
}
