package io.appfirewall.api;

import io.appfirewall.controlplane.Kubectl;

/** Puts the CRDs into an API server, however often, as a user would. */
public final class Installed {
  private Installed() {}

  /** Returns when all four kinds are served. */
  public static void crds(Kubectl kubectl) {
    kubectl.run("apply", "--server-side", "--force-conflicts", "-f", "crds").orThrow();
    kubectl.run("wait", "--for=condition=Established", "--timeout=30s", "-f", "crds").orThrow();
  }
}
