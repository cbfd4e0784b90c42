package io.appfirewall.operator;

import java.util.Optional;

/**
 * What kind of tool altered a policy of ours: the few values that a metric may have, where the
 * field manager's own name could be anything.
 */
enum AlteredBy {
  KUBECTL,
  ARGOCD,
  FLUX,
  HELM,
  OTHER,
  UNKNOWN;

  static AlteredBy of(Optional<String> manager) {
    return manager.map(AlteredBy::of).orElse(UNKNOWN);
  }

  private static AlteredBy of(String manager) {
    if (manager.startsWith("kubectl")) {
      return KUBECTL;
    }
    if (manager.startsWith("argocd")) {
      return ARGOCD;
    }
    // Flux applies Helm charts by its own helm-controller.
    if (manager.startsWith("flux")
        || manager.equals("kustomize-controller")
        || manager.equals("helm-controller")) {
      return FLUX;
    }
    return manager.startsWith("helm") ? HELM : OTHER;
  }

  /** As a metric's tag. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
