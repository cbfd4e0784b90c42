package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Objects of ours that are not in the form of their schema. */
final class OddObjects {
  private static final Path CRDS = Path.of("crds");
  private static final Set<String> NAMESPACED = Set.of("AppFirewall", "AddressGroup");

  private final KubernetesClient client;

  OddObjects(KubernetesClient client) {
    this.client = client;
  }

  /** Installs our kinds with a schema that lets everything in. */
  static void letIn(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, CRDS);
    ours(controlPlane)
        .forEach(
            definition -> controlPlane.client().resource(definition).edit(OddObjects::loosened));
  }

  /** Installs our kinds with their schema, whatever is there already. */
  static void letInNoMore(ControlPlane controlPlane) {
    // Without the mark by which they would count as installed.
    ours(controlPlane)
        .forEach(definition ->
            controlPlane
                .client()
                .resource(definition)
                .edit(now ->
                    now.edit().editMetadata().withAnnotations(Map.of()).endMetadata().build()));
    CustomResources.install(controlPlane, CRDS);
  }

  private static List<CustomResourceDefinition> ours(ControlPlane controlPlane) {
    return controlPlane
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .list()
        .getItems()
        .stream()
        .filter(definition -> definition.getSpec().getGroup().equals("appfirewall.io"))
        .toList();
  }

  private static CustomResourceDefinition loosened(CustomResourceDefinition definition) {
    JSONSchemaProps anything = new JSONSchemaProps();
    anything.setXKubernetesPreserveUnknownFields(true);
    JSONSchemaProps object = new JSONSchemaProps();
    object.setType("object");
    object.getProperties().put("spec", anything);
    object.getProperties().put("status", anything);
    for (CustomResourceDefinitionVersion version : definition.getSpec().getVersions()) {
      version.getSchema().setOpenAPIV3Schema(object);
      version.setSelectableFields(List.of());
    }
    return definition;
  }

  /** Creates one that is called like its namespace. */
  GenericKubernetesResource create(String kind, String namespace, String spec) {
    String yaml =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: %s
        metadata: {name: %s%s}
        spec: %s
        """
            .formatted(
                kind,
                namespace,
                NAMESPACED.contains(kind) ? ", namespace: " + namespace : "",
                spec);
    return client.resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class)).create();
  }

  /** Waits for the condition {@code Accepted=False} with this reason and message. */
  void awaitRefusal(GenericKubernetesResource object, String reasonAndMessage) {
    new Cluster(client)
        .soon(() ->
            assertThat(conditions(client.resource(object).get()))
                .contains("Accepted=False " + reasonAndMessage));
  }

  private static List<String> conditions(GenericKubernetesResource object) {
    List<Map<String, String>> conditions = object.get("status", "conditions");
    return Stream.ofNullable(conditions)
        .flatMap(List::stream)
        .map(c ->
            c.get("type") + "=" + c.get("status") + " " + c.get("reason") + " " + c.get("message"))
        .toList();
  }

  static String wrongType(String path) {
    return "WrongType "
        + path
        + ": this is of another type than the field takes: see kubectl explain for what it takes.";
  }
}
