package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads the metrics, and the chart's board shows what happened. */
@OnOperator
class PrometheusIT {
  private static final Path BOARD = Path.of("helm/appfirewall/files/dashboard.json");
  private static final Duration SCRAPED = Duration.ofSeconds(30);
  private static final String WEB = "podSelector: {matchLabels: {app: web}}\n";

  @TempDir private Path folder;
  private final RunningOperator operator;
  private final Cluster cluster;
  private final KubernetesClient client;
  private final FreshNamespace namespace;

  PrometheusIT(
      RunningOperator operator,
      Cluster cluster,
      KubernetesClient client,
      FreshNamespace namespace) {
    this.operator = operator;
    this.cluster = cluster;
    this.client = client;
    this.namespace = namespace;
  }

  @Test
  void everyPanelShowsSomethingAfterDriftConflictsAndErrors() throws IOException {
    try (var scraper = Scraper.make(client, namespace.name())) {
      scraper.allow();
      try (var prometheus = Prometheus.start(folder, job("allowed", scraper.token()))) {
        await().atMost(SCRAPED).until(() -> !prometheus.query("up == 1").isEmpty());
        causeTrouble();

        for (String query : queries()) {
          await()
              .atMost(SCRAPED)
              .untilAsserted(() -> assertThat(prometheus.query(query)).as(query).isNotEmpty());
        }
        assertThat(value(prometheus, "max(appfirewall_objects{state=\"degraded\"})")).isPositive();
        assertThat(value(prometheus, "max(appfirewall_objects{state=\"stalled\"})")).isPositive();
        assertThat(value(prometheus, "sum(appfirewall_drift_repaired_total)")).isPositive();
      }
    }
    new Baselines(client).clear();
  }

  @Test
  void readsNothingWithoutATokenThatMay() throws IOException {
    try (var scraper = Scraper.make(client, namespace.name());
        var prometheus =
            Prometheus.start(
                folder, job("nobody", "no-token") + job("somebody", scraper.token()))) {
      await()
          .atMost(SCRAPED)
          .untilAsserted(() -> {
            assertThat(prometheus.failure("nobody")).contains("401");
            assertThat(prometheus.failure("somebody")).contains("403");
          });
    }
  }

  private void causeTrouble() {
    new Baselines(client)
        .apply("board", "mode: Enforce\npolicyTypes: [Ingress]\n" + only(namespace));
    AppFirewall web = cluster.firewall(namespace.name(), "web", WEB);
    cluster.awaitReady(web);
    cluster.alterPolicyOf(web);

    cluster.awaitCondition(
        cluster.firewall(
            namespace.name(),
            "degraded",
            WEB + "ingress: [{name: a, from: [{firewall: {name: missing}}], allPorts: true}]"),
        "Ready=False/FirewallNotFound");
    cluster.apply(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: appfw-taken, namespace: %s}
        spec: {podSelector: {}}
        """
            .formatted(namespace));
    cluster.awaitCondition(
        cluster.firewall(namespace.name(), "taken", WEB), "Stalled=True/Conflict");
  }

  private String job(String name, String token) throws IOException {
    Path file = Files.writeString(folder.resolve(name), token);
    return """
    - job_name: %s
      metrics_path: /actuator/prometheus
      authorization: {credentials_file: %s}
      static_configs: [{targets: ["localhost:%d"]}]
    """
        .formatted(name, file, operator.port());
  }

  private static List<String> queries() throws IOException {
    return new ObjectMapper()
        .readTree(BOARD.toFile())
        .path("panels")
        .valueStream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.path("expr").asText().replace("$__rate_interval", "1m"))
        .toList();
  }

  private static double value(Prometheus prometheus, String query) {
    JsonNode result = prometheus.query(query);
    return result.at("/0/value/1").asDouble();
  }
}
