package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class KubectlIT {
  @Test
  void appliesWhatItReadsFromStandardInput(Kubectl kubectl, FreshNamespace namespace) {
    String manifest =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: greeting}
        data: {hello: world}
        """;

    kubectl.runWithInput(manifest, "apply", "-n", namespace.name(), "-f", "-").orThrow();

    assertThat(
            kubectl
                .run(
                    "get", "cm", "greeting", "-n", namespace.name(), "-o", "jsonpath={.data.hello}")
                .orThrow())
        .isEqualTo("world");
  }

  @Test
  void tellsWhatWentWrong(Kubectl kubectl, FreshNamespace namespace) {
    var result = kubectl.run("get", "cm", "absent", "-n", namespace.name());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("\"absent\" not found");
  }

  @Test
  void actsForSomebodyElse(ControlPlane controlPlane, FreshNamespace namespace) {
    try (var kubectl = Kubectl.of(controlPlane, Identity.user("alice"))) {
      var result = kubectl.run("get", "cm", "-n", namespace.name());

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("User \"alice\" cannot list");
    }
  }
}
