package io.appfirewall.chart;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real Helm makes of the chart without a cluster. */
@ParameterizedClass(name = "Helm {0}")
@ValueSource(ints = {3, 4})
class ChartIT {
  private static final boolean UPDATE = Boolean.getBoolean("chart.update");
  private static final Path PLAIN = Path.of("helm/kustomize/install.yaml");
  private static final String HEADER =
      "# Made from helm/appfirewall by ChartIT with -Dchart.update=true; not to be edited.\n";

  @Parameter private int version;
  @TempDir private Path home;

  static List<Path> documentedValues() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(Helm.CHART, "ci"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documentedValues")
  void findsNothingWrongWithIt(Path values) {
    assertThat(helm().run("lint", "--strict", Helm.CHART, "-f", values.toString()).exitCode())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "replicas=-1; at '/replicas': minimum: got -1, want 0",
        "metrics.access=Everybody; value must be one of 'Token', 'Disabled', 'Anonymous'",
        "operator.wokers=3; at '/operator': additional properties 'wokers' not allowed",
        "operator.resync=10; at '/operator/resync': got number, want string",
        "operator.workers=65; at '/operator/workers': maximum: got 65, want 64",
        "baseline.mode=enforce; value must be one of 'Preview', 'Enforce', 'Disabled'",
        "metrics.access=null; at '/metrics': missing property 'access'",
        "metrics=null; at '': missing property 'metrics'",
        "admission.enabled=null; at '/admission': missing property 'enabled'",
        "image.digest=abc; at '/image/digest': 'abc' does not match pattern",
        "serviceAccount.create=false; serviceAccount.name: name the service account",
        "operator.watchNamespaces={a_b}; does not match pattern",
        "operator.watchNamespaces={shop}; metrics.access: Token needs rights in the whole cluster",
        "operator.watchNamespaces={shop},metrics.access=Disabled; dashboard.access: Token needs"
            + " rights in the whole cluster",
        "operator.watchNamespaces={shop},metrics.access=Disabled,dashboard.access=Disabled,firewall.enabled=true;"
            + " firewall.enabled: unless operator.watchNamespaces has default",
        "operator.watchNamespaces={shop},metrics.access=Disabled,dashboard.access=Disabled"
            + ",baseline.enabled=true; baseline.enabled: a baseline concerns the whole cluster"
      })
  void refusesValuesThatMakeNoSense(String value, String sentence) {
    Kubectl.Result refused = helm().run("template", "x", Helm.CHART, "--set", value);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains(sentence);
  }

  @Test
  void makesTheManifestsForThoseWithoutIt() throws IOException {
    String plain =
        HEADER
            + Arrays.stream(rendered().split("\n", -1))
                .filter(line -> !line.matches(" *(# Source: |helm\\.sh/|app.*managed-by: Helm).*"))
                .filter(line -> !line.equals("  annotations:"))
                .collect(joining("\n"))
                // Helm 4 leaves an empty line there, and Helm 3 none.
                .replaceAll("\\n+---", "\n---")
                .strip()
            + "\n";
    if (UPDATE) {
      Files.writeString(PLAIN, plain);
    }
    assertThat(PLAIN).hasContent(plain);
  }

  @Test
  void choosesTheDefinitionsThatTheClusterUnderstands() {
    String old = helm().run("template", "x", Helm.CHART, "--kube-version", "1.30.4").orThrow();

    assertThat(old).contains("For Kubernetes 1.30 only");
    assertThat(rendered()).doesNotContain("For Kubernetes 1.30 only");
  }

  @Test
  void isNotForOlderClusters() {
    Kubectl.Result refused = helm().run("template", "x", Helm.CHART, "--kube-version", "1.29.0");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("chart requires kubeVersion: >=1.30.0-0");
  }

  private String rendered() {
    return helm()
        .run(
            "template", "appfirewall", Helm.CHART, "--namespace=appfirewall-system", "--skip-tests")
        .orThrow();
  }

  private Helm helm() {
    return Helm.alone(version, home);
  }
}
