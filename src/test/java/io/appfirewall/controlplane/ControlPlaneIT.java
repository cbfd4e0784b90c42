package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every genuine control plane does, and the embedded one does not. */
@OnGenuineControlPlane
class ControlPlaneIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final KubernetesClient client;

  ControlPlaneIT(ControlPlane controlPlane, KubernetesClient client) {
    this.controlPlane = controlPlane;
    this.client = client;
  }

  @Test
  void storesWhatItIsGiven(FreshNamespace namespace) {
    ConfigMap stored = client.resource(configMap(namespace, "a").build()).create();

    assertThat(client.resource(stored).get().getData()).containsEntry("key", "value");
  }

  @Test
  void refusesWhatBreaksTheSchema(FreshNamespace namespace) {
    var policy =
        new NetworkPolicyBuilder()
            .withNewMetadata()
            .withName("wrong")
            .withNamespace(namespace.name())
            .endMetadata()
            .withNewSpec()
            .withNewPodSelector()
            .endPodSelector()
            .withPolicyTypes("Sideways")
            .endSpec()
            .build();

    assertThatThrownBy(() -> client.resource(policy).create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("Sideways");
  }

  @Test
  void collectsWhatHasLostItsOwner(FreshNamespace namespace) {
    ConfigMap owner = client.resource(configMap(namespace, "owner").build()).create();
    ConfigMap owned =
        client
            .resource(
                configMap(namespace, "owned")
                    .editMetadata()
                    .addNewOwnerReference()
                    .withApiVersion("v1")
                    .withKind("ConfigMap")
                    .withName("owner")
                    .withUid(owner.getMetadata().getUid())
                    .endOwnerReference()
                    .endMetadata()
                    .build())
            .create();

    client.resource(owner).delete();

    await().atMost(SOON).untilAsserted(() -> assertThat(client.resource(owned).get()).isNull());
  }

  @Test
  void deletesANamespaceWithAllThatIsInIt(FreshNamespace namespace) {
    ConfigMap inside = client.resource(configMap(namespace, "inside").build()).create();

    client.resource(namespace.resource()).delete();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(client.resource(namespace.resource()).get()).isNull());
    assertThat(client.resource(inside).get()).isNull();
  }

  @Test
  void tellsWhereItsApiServerIs() {
    EndpointSlice slice =
        client
            .discovery()
            .v1()
            .endpointSlices()
            .inNamespace("default")
            .withName("kubernetes")
            .get();

    InetAddress address =
        InetAddress.ofLiteral(slice.getEndpoints().getFirst().getAddresses().getFirst());
    assertThat(address.isLoopbackAddress()).isFalse();
    assertThat(slice.getPorts().getFirst().getPort()).isPositive();
  }

  @Test
  void givesAnImpersonatedUserNoRightsButTheirOwn(FreshNamespace namespace) {
    try (var alice = controlPlane.clientAs(Identity.user("alice", "developers"))) {
      assertThatThrownBy(() -> alice.configMaps().inNamespace(namespace.name()).list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("alice")
          .hasMessageContaining("forbidden");
    }
  }

  @Test
  void givesAServiceAccountNoRightsButItsOwn(FreshNamespace namespace) {
    var account =
        client
            .resource(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withName("robot")
                    .withNamespace(namespace.name())
                    .endMetadata()
                    .build())
            .create();

    try (var robot = controlPlane.clientAs(Identity.serviceAccount(account))) {
      assertThatThrownBy(() -> robot.configMaps().inNamespace(namespace.name()).list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("system:serviceaccount:" + namespace.name() + ":robot");
    }
  }

  private static ConfigMapBuilder configMap(FreshNamespace namespace, String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace.name())
        .endMetadata()
        .addToData("key", "value");
  }
}
