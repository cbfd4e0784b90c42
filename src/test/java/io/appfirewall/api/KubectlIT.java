package io.appfirewall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnGenuineControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of kubectl sees of the four kinds. */
@OnGenuineControlPlane
class KubectlIT {
  private static final String STATUS =
      """
      {"status": {
        "observedGeneration": 1,
        "conditions": [{"type": "Ready", "status": "False", "reason": "FirewallNotFound",
          "message": "1 of 8 rules is degraded.", "lastTransitionTime": "2026-01-01T00:00:00Z"}],
        "members": {"pods": 3, "hostNetwork": 0},
        "networkPolicy": {"name": "appfw-db", "rules": 8, "bytes": 2143},
        "usedBy": {"count": 2, "sample": ["web"]}}}
      """;

  private final Kubectl kubectl;

  KubectlIT(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  @BeforeAll
  static void install(Kubectl kubectl) {
    Installed.crds(kubectl);
  }

  @Test
  void getShowsAFirewallInOneLine(FreshNamespace namespace) throws IOException {
    createWithStatus(namespace);
    assertThat(table("get", "appfw", "-n", namespace.name()))
        .satisfiesExactly(
            header ->
                assertThat(header)
                    .containsExactly("NAME", "MODE", "READY", "REASON", "MEMBERS", "RULES", "AGE"),
            line ->
                assertThat(line)
                    .startsWith("db", "Enforce", "False", "FirewallNotFound", "3", "8"));
  }

  @Test
  void getWideTellsThePolicyAndTheReason(FreshNamespace namespace) throws IOException {
    createWithStatus(namespace);
    assertThat(run("get", "appfw", "-n", namespace.name(), "-o", "wide"))
        .contains("POLICY TYPES", "appfw-db", "1 of 8 rules is degraded.");
  }

  @Test
  void theCategoryListsEveryKind(FreshNamespace namespace) throws IOException {
    create(namespace, "smallest");
    create(namespace, "address-group");
    assertThat(run("get", "firewall", "-A", "-o", "name"))
        .contains("appfirewall.appfirewall.io/db", "addressgroup.appfirewall.io/offices");
    assertThat(
            run("api-resources", "--categories=firewall", "--namespaced=false", "-o", "name")
                .lines())
        .containsExactlyInAnyOrder(
            "clusteraddressgroups.appfirewall.io", "firewallbaselines.appfirewall.io");
  }

  @Test
  void explainTellsWhatAFieldIsFor() {
    // An API server publishes the schema of a new kind a moment after it serves it.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(kubectl.run("explain", "appfw.spec.ingress.from").out())
                .containsIgnoringWhitespaces(
                    "Who may come in", "IngressControllers and Monitoring only in from"));
  }

  @Test
  void applyNamesUnknownFieldsByItself() {
    assertThat(
            kubectl
                .run(
                    "apply",
                    "-f",
                    "src/test/resources/invalid/rule-unknown-field.yaml",
                    "--dry-run=server")
                .err())
        .contains("unknown field \"spec.ingress[0].form\"");
  }

  // Argo CD compares in the same way: what is not "unchanged" here is OutOfSync there.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything",
        "every-port",
        "every-egress-peer",
        "cluster-address-group",
        "baseline-everything"
      })
  void applyingTheSameAgainChangesNothing(String sample, FreshNamespace namespace)
      throws IOException {
    String manifest = manifest(namespace, sample);
    kubectl.runWithInput(manifest, "apply", "-f", "-").orThrow();
    try {
      assertThat(kubectl.runWithInput(manifest, "apply", "-f", "-").orThrow().lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).endsWith(" unchanged"));
    } finally {
      kubectl.runWithInput(manifest, "delete", "-f", "-").orThrow();
    }
  }

  @Test
  void aFirewallIsFoundByItsMode(FreshNamespace namespace) throws IOException {
    create(namespace, "egress-only");
    assertThat(named(namespace, "--field-selector=spec.mode=Preview")).isNotEmpty();
    assertThat(named(namespace, "--field-selector=spec.mode=Enforce")).isEmpty();
  }

  private void createWithStatus(FreshNamespace namespace) throws IOException {
    create(namespace, "smallest");
    run(
        "patch",
        "appfw",
        "db",
        "-n",
        namespace.name(),
        "--subresource=status",
        "--type=merge",
        "-p",
        STATUS);
  }

  private void create(FreshNamespace namespace, String sample) throws IOException {
    kubectl.runWithInput(manifest(namespace, sample), "create", "-f", "-").orThrow();
  }

  private static String manifest(FreshNamespace namespace, String sample) throws IOException {
    return Files.readString(Path.of("src/test/resources/valid", sample + ".yaml"))
        .replace("namespace: shop", "namespace: " + namespace.name());
  }

  private String named(FreshNamespace namespace, String selector) {
    return run("get", "afw", "-n", namespace.name(), selector, "-o", "name");
  }

  private String run(String... arguments) {
    return kubectl.run(arguments).orThrow();
  }

  private List<List<String>> table(String... arguments) {
    return run(arguments).lines().map(line -> List.of(line.split(" +"))).toList();
  }
}
