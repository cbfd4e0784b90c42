package io.appfirewall.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real Helm does with the chart to a genuine API server, which has it for itself. */
@ParameterizedClass(name = "Helm {0}")
@ValueSource(ints = {3, 4})
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.OWN, Ability.KUBECTL},
    own = true)
class HelmIT {
  private static final String NAMESPACE = "appfirewall-system";
  private static final String SHOP =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: default}
      spec:
        podSelector: {matchLabels: {app: web}}
        ingress:
        - name: all
          from: [{entity: Cluster}]
          ports: [{port: 8080}]
      """;

  @Parameter private int version;
  @TempDir private Path home;
  private final Kubectl kubectl;

  HelmIT(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  @AfterEach
  void leaveNothing() {
    helm().run("uninstall", "appfirewall", "-n", NAMESPACE);
    kubectl.run("delete", "crd", "-l", "app.kubernetes.io/name=appfirewall", "--wait");
  }

  @Test
  void installsUpgradesRollsBackAndUninstalls() {
    helm("install", "--create-namespace").orThrow();
    kubectl.run("wait", "--for=condition=Established", "crd", "--all").orThrow();
    kubectl.runWithInput(SHOP, "apply", "-f", "-").orThrow();
    assertThat(names("deployments,services,serviceaccounts,poddisruptionbudgets"))
        .contains("deployment.apps/appfirewall", "service/appfirewall")
        .contains("serviceaccount/appfirewall", "poddisruptionbudget.policy/appfirewall");

    helm("upgrade", "-f", values("guarded").toString()).orThrow();
    assertThat(names("firewallbaselines,appfirewalls"))
        .contains("firewallbaseline.appfirewall.io/default")
        .contains("appfirewall.appfirewall.io/appfirewall");

    helm().run("rollback", "appfirewall", "1", "-n", NAMESPACE).orThrow();
    assertThat(names("appfirewalls")).isEmpty();

    helm().run("uninstall", "appfirewall", "-n", NAMESPACE).orThrow();
    assertThat(names("deployments,services")).doesNotContain("appfirewall");
    assertThat(kubectl.run("get", "appfirewalls", "-n", "default", "-o", "name").orThrow())
        .as("what users wrote")
        .isEqualTo("appfirewall.appfirewall.io/web\n");
    assertThat(names("firewallbaselines")).as("the default deny").isNotEmpty();

    helm("install").orThrow();
    assertThat(names("deployments")).isEqualTo("deployment.apps/appfirewall\n");
  }

  @ParameterizedTest
  @MethodSource("io.appfirewall.chart.ChartIT#documentedValues")
  void rendersWhatTheApiServerTakes(Path values) {
    Stream.of(NAMESPACE, "team-a", "team-b")
        .forEach(namespace -> kubectl.run("create", "namespace", namespace));
    kubectl.run("apply", "-f", "crds").orThrow();
    PrometheusOperator.definitions()
        .forEach(file -> kubectl.run("apply", "--server-side", "-f", file.toString()).orThrow());
    kubectl.run("wait", "--for=condition=Established", "crd", "--all").orThrow();
    String rendered =
        helm().run("template", "x", Helm.CHART, "-n", NAMESPACE, "-f", values.toString()).orThrow();

    kubectl
        .runWithInput(
            rendered, "apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", "-")
        .orThrow();
  }

  @Test
  void appliesWithoutHelm() {
    kubectl.run("apply", "-k", "helm/kustomize").orThrow();

    assertThat(names("deployments")).isEqualTo("deployment.apps/appfirewall\n");
    kubectl.run("delete", "-k", "helm/kustomize").orThrow();
  }

  private Kubectl.Result helm(String command, String... more) {
    return helm()
        .run(
            Stream.concat(
                    Stream.of(command, "appfirewall", Helm.CHART, "--namespace", NAMESPACE),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  private Helm helm() {
    return Helm.of(version, home, kubectl.kubeconfig());
  }

  private String names(String kinds) {
    return kubectl.run("get", kinds, "-n", NAMESPACE, "-o", "name").orThrow();
  }

  private static Path values(String name) {
    return Path.of(Helm.CHART, "ci", name + "-values.yaml");
  }
}
