package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnControlPlane
class CustomResourcesIT {
  private static final String GROUP = "customresourcesit.example.com";

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private final CustomResourceDefinition definition = definition();

  CustomResourcesIT(ControlPlane controlPlane, KubernetesClient client) {
    this.controlPlane = controlPlane;
    this.client = client;
  }

  @AfterEach
  void remove() {
    client.resource(definition).delete();
  }

  @Test
  void areServedOnceInstalled(FreshNamespace namespace) {
    CustomResources.install(controlPlane, List.of(definition));

    GenericKubernetesResource stored = client.resource(thing(namespace)).create();
    assertThat(client.resource(stored).get()).isNotNull();
  }

  @Test
  void areWrittenOnlyOnce() {
    CustomResources.install(controlPlane, List.of(definition));
    CustomResourceDefinition first = client.resource(definition).get();

    CustomResources.install(controlPlane, List.of(definition));

    assertThat(client.resource(definition).get().getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  @OnControlPlane(needs = {Ability.GENUINE, Ability.PARTS})
  void haveWhatTheyOwnCollectedSoon(FreshNamespace namespace) {
    CustomResources.install(controlPlane, List.of(definition));
    GenericKubernetesResource owner = client.resource(thing(namespace)).create();
    ConfigMap owned = client.resource(ownedBy(owner)).create();

    client.resource(owner).delete();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(client.resource(owned).get()).isNull());
  }

  private static ConfigMap ownedBy(GenericKubernetesResource owner) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("owned")
        .withNamespace(owner.getMetadata().getNamespace())
        .addNewOwnerReference()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static GenericKubernetesResource thing(FreshNamespace namespace) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(GROUP + "/v1")
        .withKind("Thing")
        .withNewMetadata()
        .withName("thing")
        .withNamespace(namespace.name())
        .endMetadata()
        .build();
  }

  private static CustomResourceDefinition definition() {
    return Serialization.unmarshal(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.%s}
        spec:
          group: %s
          scope: Namespaced
          names: {plural: things, singular: thing, kind: Thing}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        """
            .formatted(GROUP, GROUP),
        CustomResourceDefinition.class);
  }
}
