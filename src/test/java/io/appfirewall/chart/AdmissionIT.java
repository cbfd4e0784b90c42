package io.appfirewall.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart's roles and admission policies let a tenant do, who has {@code admin} there. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.OWN, Ability.KUBECTL},
    own = true)
class AdmissionIT {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: p, labels: {app: p%s}}
      spec: {containers: [{name: c, image: c}]}
      """;
  private static final String EXEMPT = ", appfirewall.io/exempt: 'true'";

  private final Kubectl admin;
  private final Kubectl tenant;
  private final String namespace;

  AdmissionIT(ControlPlane controlPlane, Kubectl admin, FreshNamespace namespace) {
    this.admin = admin;
    this.namespace = namespace.name();
    this.tenant = Kubectl.of(controlPlane, Identity.user("tenant-of-" + namespace.name()));
  }

  @BeforeAll
  static void install(Kubectl kubectl, @TempDir Path home) {
    new Helm(HelmPrograms.program(4), home, kubectl.kubeconfig())
        .run(
            "install",
            "appfirewall",
            Helm.CHART,
            "--namespace=appfirewall-system",
            "--create-namespace",
            "--set=admission.openWorld=true")
        .orThrow();
    kubectl.run("wait", "--for=condition=Established", "crd", "--all").orThrow();
  }

  @BeforeEach
  void makeTheTenant() {
    admin
        .run(
            "create",
            "rolebinding",
            "tenant",
            "--clusterrole=admin",
            "--user=tenant-of-" + namespace,
            "-n",
            namespace)
        .orThrow();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> isRefused(policy("name: appfw-probe")) && isRefused(firewall("entity: All")));
  }

  // Roles are aggregated, and new policies asked, only after a moment.
  private boolean isRefused(String manifest) {
    return as(tenant, manifest, "create").err().contains("denied request");
  }

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void letsTheTenantWriteFirewallsAndAddressGroups() {
    assertThat(may("create", "appfirewalls")).isTrue();
    assertThat(may("delete", "addressgroups")).isTrue();
    assertThat(may("list", "appfirewalls")).isTrue();
    assertThat(
            run(tenant, "auth", "can-i", "update", "appfirewalls", "--subresource=status")
                .exitCode())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firewallbaselines", "clusteraddressgroups"})
  void leavesTheRestToThePlatform(String resource) {
    assertThat(may("create", resource)).isFalse();
    assertThat(may("update", resource)).isFalse();
  }

  @Nested
  class TheNamesOfTheOperator {
    @ParameterizedTest
    @ValueSource(strings = {"name: appfw-web", "name: firewall-baseline-x", "generateName: appfw-"})
    void areNotForTheTenant(String name) {
      Kubectl.Result refused = as(tenant, policy(name), "create");

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("are written by the AppFirewall operator");
    }

    @Test
    void areNotForTheTenantToAlterOrDelete() {
      as(admin, policy("name: appfw-web"), "create").orThrow();

      assertThat(run(tenant, "label", "networkpolicy", "appfw-web", "a=b").err())
          .contains("are written by the AppFirewall operator");
      assertThat(run(tenant, "delete", "networkpolicy", "appfw-web").err())
          .contains("are written by the AppFirewall operator");
      run(tenant, "delete", "networkpolicy", "--all");
      assertThat(run(admin, "get", "networkpolicy", "-o", "name").orThrow()).contains("appfw-web");
    }

    @Test
    void areFreeOtherwise() {
      as(tenant, policy("name: web"), "create").orThrow();
      run(tenant, "delete", "networkpolicy", "web").orThrow();
    }

    @Test
    void areTidiedUpByKubernetes() {
      as(admin, firewall("entity: Cluster"), "create").orThrow();
      String uid =
          run(admin, "get", "appfirewall", "web", "-o", "jsonpath={.metadata.uid}").orThrow();
      as(
              admin,
              policy(
                  "name: appfw-web, ownerReferences: [{apiVersion: appfirewall.io/v1beta1, kind:"
                      + " AppFirewall, name: web, uid: "
                      + uid
                      + ", controller: true}]"),
              "create")
          .orThrow();

      run(tenant, "delete", "appfirewall", "web").orThrow();

      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> run(admin, "get", "networkpolicy", "-o", "name").orThrow().isEmpty());
    }
  }

  @Nested
  class TheLabelThatExempts {
    @Test
    void isNotForTheTenant() {
      Kubectl.Result refused = as(tenant, POD.formatted(EXEMPT), "create");

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains("The label appfirewall.io/exempt takes pods out of the FirewallBaseline.");
      as(tenant, POD.formatted(""), "create").orThrow();
      assertThat(run(tenant, "label", "pod", "p", "appfirewall.io/exempt=true").err())
          .contains("takes pods out");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "apps/v1  | Deployment            | {selector: {matchLabels: {app: p}}, template: %s}",
          "apps/v1  | DaemonSet             | {selector: {matchLabels: {app: p}}, template: %s}",
          "batch/v1 | Job                   | {template: %s}",
          "batch/v1 | CronJob | {schedule: '0 * * * *', jobTemplate: {spec: {template: %s}}}",
          "v1       | ReplicationController | {selector: {app: p}, template: %s}"
        })
    void isNotForTheTenantsTemplates(String apiVersion, String kind, String spec) {
      String workload =
          """
          apiVersion: %s
          kind: %s
          metadata: {name: w}
          spec: %s
          """
              .formatted(apiVersion, kind, spec);
      String template =
          "{metadata: {labels: {app: p%s}}, spec: {containers: [{name: c, image: c}]%s}}";
      String restart = apiVersion.startsWith("batch") ? ", restartPolicy: Never" : "";

      assertThat(
              as(tenant, workload.formatted(template.formatted(EXEMPT, restart)), "create").err())
          .contains("takes pods out");
      as(tenant, workload.formatted(template.formatted("", restart)), "create").orThrow();
    }

    @Test
    void staysWhereThePlatformPutIt() {
      as(admin, POD.formatted(EXEMPT), "create").orThrow();

      run(tenant, "label", "pod", "p", "other=label").orThrow();
      assertThat(run(tenant, "label", "--overwrite", "pod", "p", "appfirewall.io/exempt=no").err())
          .contains("takes pods out");
    }

    @Test
    void isForWhoeverMayExempt() {
      grant("exempt", "firewallbaselines");

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> as(tenant, POD.formatted(EXEMPT), "create").exitCode() == 0);
    }
  }

  @Nested
  class TheWholeWorld {
    @ParameterizedTest
    @ValueSource(strings = {"entity: World", "entity: All", "ipBlock: {cidr: '::/0'}"})
    void isNotForTheTenant(String peer) {
      assertThat(as(tenant, firewall(peer), "create").err())
          .contains("are for those who may open appfirewalls in this namespace");
    }

    @Test
    void isForWhoeverMayOpen() {
      grant("open", "appfirewalls");

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> as(tenant, firewall("entity: World"), "create").exitCode() == 0);
    }

    @Test
    void isNotWhatOthersAre() {
      as(tenant, firewall("entity: Cluster"), "create").orThrow();
    }
  }

  private void grant(String verb, String resource) {
    String name = verb + "-" + namespace;
    admin
        .run(
            "create",
            "clusterrole",
            name,
            "--verb=" + verb,
            "--resource=" + resource + ".appfirewall.io")
        .orThrow();
    admin
        .run(
            "create",
            "clusterrolebinding",
            name,
            "--clusterrole=" + name,
            "--user=tenant-of-" + namespace)
        .orThrow();
  }

  private boolean may(String verb, String resource) {
    return run(tenant, "auth", "can-i", verb, resource).exitCode() == 0;
  }

  private Kubectl.Result as(Kubectl who, String manifest, String command) {
    return who.runWithInput(manifest, command, "-n", namespace, "-f", "-");
  }

  private Kubectl.Result run(Kubectl who, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "-n";
    all[arguments.length + 1] = namespace;
    return who.run(all);
  }

  private static String policy(String metadata) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {%s}
    spec: {podSelector: {}}
    """
        .formatted(metadata);
  }

  private static String firewall(String peer) {
    return """
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: web}
    spec: {allPods: true, ingress: [{name: a, from: [{%s}], allPorts: true}]}
    """
        .formatted(peer);
  }
}
