package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.PolicySummary;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.manifest.status.FirewallStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a running operator counts of the objects and policies of a genuine API server. */
@OnOperator(arguments = "--appfirewall.metrics.access=anonymous")
class MetricsIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}\n";
  private static final String OPEN_TO_NOBODY =
      CLOSED + "ingress: [{name: in, from: [{firewall: {name: missing}}], allPorts: true}]";

  private final RunningOperator operator;
  private final Cluster cluster;
  private final KubernetesClient client;

  MetricsIT(RunningOperator operator, Cluster cluster, KubernetesClient client) {
    this.operator = operator;
    this.cluster = cluster;
    this.client = client;
  }

  // What another test left behind would leave while this one counts.
  @BeforeEach
  void awaitTheEndOfOtherNamespaces() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            client.namespaces().list().getItems().stream()
                .noneMatch(namespace -> namespace.isMarkedForDeletion()));
  }

  private double value(String series) {
    return PrometheusText.value(operator.get("/actuator/prometheus").body(), series);
  }

  private double firewalls(String state) {
    return value("appfirewall_objects{kind=\"AppFirewall\",state=\"" + state + "\"}");
  }

  private int bytes(AppFirewall firewall) {
    var status = FirewallStatus.before(client.resource(firewall).get());
    return Optional.ofNullable(status.networkPolicy()).map(PolicySummary::bytes).orElseThrow();
  }

  @Test
  void countsObjectsRulesAndPolicies(FreshNamespace namespace) {
    double ready = firewalls("ready");
    double degraded = firewalls("degraded");
    double rules = value("appfirewall_rules{state=\"degraded\"}");
    double policies = value("appfirewall_policies");

    AppFirewall web = cluster.firewall(namespace.name(), "web", CLOSED);
    cluster.firewall(namespace.name(), "api", OPEN_TO_NOBODY);

    cluster.soon(() -> {
      assertThat(firewalls("ready")).isEqualTo(ready + 1);
      assertThat(firewalls("degraded")).isEqualTo(degraded + 1);
      assertThat(value("appfirewall_rules{state=\"degraded\"}")).isEqualTo(rules + 1);
      assertThat(value("appfirewall_policies")).isEqualTo(policies + 2);
    });
    assertThat(value("appfirewall_policy_size_max_bytes")).isGreaterThanOrEqualTo(bytes(web));
    assertThat(value("appfirewall_last_success_timestamp_seconds"))
        .isBetween(System.currentTimeMillis() / 1000.0 - 60, System.currentTimeMillis() / 1000.0);

    client.resource(web).delete();

    cluster.soon(() -> {
      assertThat(firewalls("ready")).isEqualTo(ready);
      assertThat(value("appfirewall_policies")).isEqualTo(policies + 1);
    });
  }

  @Test
  void tellsWhyItWrote(FreshNamespace namespace) {
    double created = value("appfirewall_writes_total{operation=\"create\",reason=\"created\"}");
    double repaired = value("appfirewall_writes_total{operation=\"update\",reason=\"drift\"}");
    AppFirewall web = cluster.firewall(namespace.name(), "web", CLOSED);
    cluster.awaitReady(web);

    cluster.edit(
        cluster.policyOf(web),
        policy -> policy.edit().editSpec().withPolicyTypes("Egress").endSpec().build());

    cluster.soon(() -> {
      assertThat(value("appfirewall_writes_total{operation=\"create\",reason=\"created\"}"))
          .isEqualTo(created + 1);
      assertThat(value("appfirewall_writes_total{operation=\"update\",reason=\"drift\"}"))
          .isEqualTo(repaired + 1);
    });
  }
}
