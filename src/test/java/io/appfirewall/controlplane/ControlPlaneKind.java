package io.appfirewall.controlplane;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways to get a control plane, as named by {@code -Dcontrolplane=NAME}. */
public enum ControlPlaneKind {
  /** A cluster that exists already, named by an environment variable. */
  KUBECONFIG,
  /** The real programs as child processes, from wherever this machine has them. */
  LOCAL,
  /** The real programs in one container. */
  K3S,
  /** As {@link #LOCAL}, after building the programs where they are not yet. */
  GO,
  /** An imitation in this process. */
  EMBEDDED;

  /**
   * What is tried, in this order, when nothing is named: never a cluster that might be somebody's,
   * and never a build, which a newcomer would have to wait for.
   */
  static final List<ControlPlaneKind> BY_DEFAULT = List.of(LOCAL, K3S, EMBEDDED);

  /** The kind's name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ControlPlaneKind> named(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  @Override
  public String toString() {
    return label();
  }
}
