package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a control plane whose parts die. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.PARTS, Ability.AUDIT_LOG},
    own = true)
class RestartIT {
  private final ControlPlane controlPlane;
  private final KubernetesClient client;

  RestartIT(ControlPlane controlPlane, KubernetesClient client) {
    this.controlPlane = controlPlane;
    this.client = client;
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void keepsTheData(Part part, FreshNamespace namespace) {
    ConfigMap stored = client.resource(configMap(namespace)).create();

    controlPlane.kill(part);
    controlPlane.restart(part);

    assertThat(client.resource(stored).get()).isEqualTo(stored);
  }

  @Test
  void doesNotAnswerWhileTheApiServerIsDead() {
    var impatient =
        new ConfigBuilder(controlPlane.config()).withRequestRetryBackoffLimit(0).build();
    controlPlane.kill(Part.API_SERVER);
    try (var other = new KubernetesClientBuilder().withConfig(impatient).build()) {
      assertThatThrownBy(() -> other.namespaces().list())
          .isInstanceOf(KubernetesClientException.class);
    } finally {
      controlPlane.restart(Part.API_SERVER);
    }
  }

  @Test
  void collectsNoGarbageWhileTheControllerManagerIsDead(FreshNamespace namespace) {
    controlPlane.kill(Part.CONTROLLER_MANAGER);
    client.resource(namespace.resource()).delete();
    assertThat(client.resource(namespace.resource()).get()).isNotNull();

    controlPlane.restart(Part.CONTROLLER_MANAGER);

    await().untilAsserted(() -> assertThat(client.resource(namespace.resource()).get()).isNull());
  }

  @Test
  void goesOnWithItsAuditLog(FreshNamespace namespace) {
    var mark = controlPlane.auditLog().mark();
    controlPlane.restart(Part.API_SERVER);

    client.resource(configMap(namespace)).create();

    assertThat(controlPlane.auditLog().writesSince(mark))
        .extracting(ApiRequest::verb, ApiRequest::resource, ApiRequest::code)
        .containsExactly(tuple("create", "configmaps", 201));
  }

  private static ConfigMap configMap(FreshNamespace namespace) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("kept")
        .withNamespace(namespace.name())
        .endMetadata()
        .addToData("key", "value")
        .build();
  }
}
