package io.appfirewall.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.chart.Helm;
import io.appfirewall.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Argo CD's own application controller and repository server beside a cluster, with our health
 * script in their configuration.
 */
public final class ArgoCd implements AutoCloseable {
  private static final String NAMESPACE = "argocd";
  private static final String REFRESH = "argocd.argoproj.io/refresh";
  private static final Path HEALTH = Path.of("docs/gitops/argocd/argocd-cm.yaml");
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int LONGEST_TAIL = 5_000;
  private static final ResourceDefinitionContext APPLICATIONS =
      new ResourceDefinitionContext.Builder()
          .withGroup("argoproj.io")
          .withVersion("v1alpha1")
          .withKind("Application")
          .withPlural("applications")
          .withNamespaced(true)
          .build();

  /** What Argo CD asks of whatever it is to take for its own. */
  private static final String FURNITURE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: argocd}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: argocd-cm, namespace: argocd, labels: {app.kubernetes.io/part-of: argocd}}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: argocd-rbac-cm, namespace: argocd, labels: {app.kubernetes.io/part-of: argocd}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: argocd-secret, namespace: argocd, labels: {app.kubernetes.io/part-of: argocd}}
      stringData: {server.secretkey: of-no-use}
      """;

  private static final String PROJECT =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: AppProject
      metadata: {name: default, namespace: argocd}
      spec:
        sourceRepos: ["*"]
        destinations: [{namespace: "*", server: "*"}]
        clusterResourceWhitelist: [{group: "*", kind: "*"}]
      """;

  private final KubernetesClient client;
  private final ArgoCdProcesses processes;

  private ArgoCd(KubernetesClient client, ArgoCdProcesses processes) {
    this.client = client;
    this.processes = processes;
  }

  /** Installs and starts it. */
  public static ArgoCd start(ControlPlane controlPlane, Path folder) throws IOException {
    KubernetesClient client = controlPlane.client();
    ArgoCdPrograms programs = ArgoCdPrograms.find();
    for (String kind : List.of("application", "appproject")) {
      String definition = Files.readString(programs.definitions().resolve(kind + "-crd.yaml"));
      load(client, definition);
    }
    load(client, FURNITURE);
    client
        .configMaps()
        .inNamespace(NAMESPACE)
        .withName("argocd-cm")
        .edit(map -> map.edit().addToData(health()).build());
    Awaitility.await().ignoreExceptions().until(() -> load(client, PROJECT));
    Files.createSymbolicLink(folder.resolve("helm"), Helm.alone(3, folder).program());
    return new ArgoCd(
        client, ArgoCdProcesses.start(programs.program(), folder, controlPlane.kubeconfig()));
  }

  private static boolean load(KubernetesClient client, String manifests) {
    byte[] bytes = manifests.getBytes(StandardCharsets.UTF_8);
    client.load(new ByteArrayInputStream(bytes)).serverSideApply();
    return true;
  }

  private static Map<String, String> health() {
    try {
      return Serialization.unmarshal(Files.readString(HEALTH), ConfigMap.class).getData();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + HEALTH, e);
    }
  }

  /** Applies Applications. */
  public void apply(String manifests) {
    load(client, manifests);
  }

  /** Has an application compared with its repository from scratch, and waits until that is done. */
  public void refresh(String application) {
    // Argo CD itself writes to it all the time.
    application(application)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\": {\"annotations\": {\"" + REFRESH + "\": \"hard\"}}}");
    // It takes the annotation away when it has.
    Awaitility.await("refresh of " + application)
        .atMost(SOON)
        .until(() ->
            !application(application).get().getMetadata().getAnnotations().containsKey(REFRESH));
  }

  /** Waits for an application's state, or the beginning of it: {@code Synced Healthy}. */
  public void await(String application, String state) {
    Awaitility.await(application + " is " + state)
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(state(application)).as(() -> tail(processes.log())).startsWith(state));
  }

  private static String tail(String log) {
    return log.substring(Math.max(0, log.length() - LONGEST_TAIL));
  }

  /** The state of synchronization, and of health. */
  public String state(String application) {
    JsonNode status = status(application);
    return status.at("/sync/status").asText() + " " + status.at("/health/status").asText();
  }

  /** The kinds of what an application synchronizes. */
  public List<String> kinds(String application) {
    return status(application)
        .path("resources")
        .valueStream()
        .map(resource -> resource.path("kind").asText())
        .distinct()
        .toList();
  }

  /** The health of one object of an application, {@code Degraded: why}. */
  public String health(String application, String kind, String name) {
    return tree(application)
        .filter(node -> is(node, kind, name))
        .map(node -> node.path("health"))
        .map(health -> health.path("status").asText() + ": " + health.path("message").asText())
        .findFirst()
        .orElse("not there");
  }

  /** How often it was synchronized. */
  public int synchronizations(String application) {
    return status(application).path("history").size();
  }

  /** What stands below an object in the application's tree: {@code NetworkPolicy appfw-web}. */
  public List<String> below(String application, String kind, String name) {
    return tree(application)
        .filter(node ->
            node.path("parentRefs").valueStream().anyMatch(parent -> is(parent, kind, name)))
        .map(node -> node.path("kind").asText() + " " + node.path("name").asText())
        .toList();
  }

  private Stream<JsonNode> tree(String application) {
    return processes.cached("app|resources-tree|" + application).path("nodes").valueStream();
  }

  private static boolean is(JsonNode object, String kind, String name) {
    return object.path("kind").asText().equals(kind) && object.path("name").asText().equals(name);
  }

  private JsonNode status(String application) {
    return new ObjectMapper()
        .valueToTree(application(application).get().getAdditionalProperties().get("status"));
  }

  private Resource<GenericKubernetesResource> application(String name) {
    return client.genericKubernetesResources(APPLICATIONS).inNamespace(NAMESPACE).withName(name);
  }

  @Override
  public void close() {
    processes.close();
  }
}
