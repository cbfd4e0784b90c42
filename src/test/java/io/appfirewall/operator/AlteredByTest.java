package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlteredByTest {
  @ParameterizedTest
  @CsvSource({
    "kubectl, kubectl",
    "kubectl-edit, kubectl",
    "kubectl-client-side-apply, kubectl",
    "argocd-controller, argocd",
    "kustomize-controller, flux",
    "helm-controller, flux",
    "flux-client, flux",
    "helm, helm",
    "Go-http-client, other",
    "\"\", other",
  })
  void isTheToolOfAFieldManager(String manager, String tool) {
    assertThat(AlteredBy.of(Optional.of(manager))).hasToString(tool);
  }

  @Test
  void isUnknownWhereNobodyLeftATrace() {
    assertThat(AlteredBy.of(Optional.empty())).hasToString("unknown");
  }
}
