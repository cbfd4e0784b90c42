package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.Installed;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnGenuineControlPlane;
import io.appfirewall.dashboard.local.LocalDashboard;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of a cluster follow what changes in it. */
@OnGenuineControlPlane
class ClusterMaterialIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final Kubectl kubectl;
  private final String namespace;

  ClusterMaterialIT(ControlPlane controlPlane, Kubectl kubectl, FreshNamespace namespace) {
    this.controlPlane = controlPlane;
    this.kubectl = kubectl;
    this.namespace = namespace.name();
  }

  @BeforeAll
  static void install(Kubectl kubectl) {
    Installed.crds(kubectl);
  }

  @Test
  void whatIsCreatedAlteredAndDeletedIsSeen() throws Exception {
    try (Pages pages = new Pages(controlPlane.config())) {
      apply(firewall("made", "TCP"));
      pages.await("api/firewalls", "\"name\":\"made\"");
      apply(firewall("made", "UDP"));
      pages.await("api/firewalls/" + namespace + "/made", "on UDP 80");
      kubectl.run("delete", "appfw", "made", "-n", namespace).orThrow();
      pages.awaitWithout("api/firewalls", "\"name\":\"made\"");
    }
  }

  @Test
  void policiesAndPodsOfOthersAreSeen() throws Exception {
    try (Pages pages = new Pages(controlPlane.config())) {
      apply(
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: job, labels: {app: job}}
          spec: {containers: [{name: job, image: job}]}
          """);
      pages.await("api/ask?to=" + namespace + "/job", namespace + "/job[Pod]");
      apply(
          """
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: nobody-to-job}
          spec: {podSelector: {matchLabels: {app: job}}}
          """);
      pages.await("api/ask?from=192.0.2.1&to=" + namespace + "/job", namespace + "/nobody-to-job");
    }
  }

  @Test
  void whatMayNotBeWatchedIsSeenLater() throws Exception {
    grantReading();
    Config narrow =
        new ConfigBuilder(
                Identity.user(namespace).applyTo(controlPlane.config(), controlPlane.client()))
            .withNamespace(namespace)
            .build();
    try (Pages pages = new Pages(narrow)) {
      apply(firewall("unwatched", "TCP"));
      pages.await("api/firewalls", "\"name\":\"unwatched\"");
    }
  }

  /** The pages of a cluster, read by one of its users. */
  private static final class Pages implements AutoCloseable {
    private final ClusterMaterial material;
    private final LocalDashboard.Running running;

    Pages(Config user) throws Exception {
      Surroundings surroundings =
          new Surroundings(
              InputStream.nullInputStream(),
              Clock.systemUTC(),
              false,
              context -> new KubernetesClientBuilder().withConfig(user).build(),
              () -> false,
              properties -> {});
      material =
          new ClusterMaterial(
              new ClusterInput(
                  surroundings, Optional.empty(), new PrintWriter(new StringWriter(), true)),
              "cluster");
      running = LocalDashboard.start(material, Optional.empty(), Clock.systemUTC(), 0);
    }

    void await(String path, String text) {
      await().untilAsserted(() -> assertThat(get(path)).contains(text));
    }

    void awaitWithout(String path, String text) {
      await().untilAsserted(() -> assertThat(get(path)).doesNotContain(text));
    }

    private static ConditionFactory await() {
      return Awaitility.await().atMost(SOON);
    }

    private String get(String path) throws Exception {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
              BodyHandlers.ofString())
          .body();
    }

    @Override
    public void close() {
      running.close();
      material.close();
    }
  }

  private static String firewall(String name, String protocol) {
    return """
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: %s}
    spec:
      podSelector: {matchLabels: {app: %s}}
      ingress:
      - name: all
        from: [{entity: All}]
        ports: [{protocol: %s, port: 80}]
    """
        .formatted(name, name, protocol);
  }

  private void grantReading() {
    apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules: [{apiGroups: ['*'], resources: ['*'], verbs: [get, list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reader}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: USER}]
        """
            .replace("USER", namespace));
  }

  private void apply(String manifests) {
    kubectl.runWithInput(manifests, "apply", "-n", namespace, "-f", "-").orThrow();
  }
}
