package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happened while no operator ran: the next one puts it right, and says so. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class DowntimeIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}\n";
  private static final String POLICY_OF_BASELINE = "firewall-baseline-downtime";

  private static KubernetesClient client;
  private static Cluster cluster;
  private static Baselines baselines;
  private static FreshNamespace namespace;
  private static AppFirewall altered;
  private static AppFirewall stripped;
  private static AppFirewall deleted;
  private static FirewallBaseline baseline;
  private static NetworkPolicy wantedOfFirewall;
  private static NetworkPolicy wantedOfBaseline;
  private static RunningOperator operator;
  private static AuditLog.Mark start;

  private final AuditLog auditLog;

  DowntimeIT(AuditLog auditLog) {
    this.auditLog = auditLog;
  }

  @BeforeAll
  static void letThingsHappenWhileNoOperatorRuns(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
    client = controlPlane.client();
    cluster = new Cluster(client);
    baselines = new Baselines(client);
    namespace = FreshNamespace.make(client, "downtime");
    try (var _ = RunningOperator.start(controlPlane.config())) {
      altered = cluster.firewall(namespace.name(), "altered", CLOSED);
      stripped = cluster.firewall(namespace.name(), "stripped", CLOSED);
      deleted = cluster.firewall(namespace.name(), "deleted", CLOSED);
      baseline =
          baselines.apply("downtime", "mode: Enforce\npolicyTypes: [Ingress]\n" + only(namespace));
      List.of(altered, stripped, deleted, baseline).forEach(cluster::awaitReady);
    }
    wantedOfFirewall = cluster.policyOf(altered);
    wantedOfBaseline = baselines.policy(baseline, namespace.name()).orElseThrow();

    open(wantedOfFirewall);
    open(wantedOfBaseline);
    client.resource(cluster.policyOf(stripped)).delete();
    client.resource(deleted).delete();

    start = controlPlane.auditLog().mark();
    operator = RunningOperator.start(controlPlane.config());
  }

  private static void open(NetworkPolicy policy) {
    client
        .resource(policy)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("kustomize-controller")
                .withForce(true)
                .build(),
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
             "spec": {"podSelector": {}, "ingress": [{}]}}
            """);
  }

  @AfterAll
  static void stop() {
    operator.close();
    baselines.clear();
    namespace.close();
  }

  @Test
  void anAlteredPolicyOfAFirewallIsRepairedInOneWrite() {
    awaitSpec(wantedOfFirewall);

    assertThat(writesTo("appfw-altered")).containsExactly("update " + namespace + "/appfw-altered");
    cluster.soon(() ->
        assertThat(cluster.repairsToldOf(altered))
            .containsExactly(
                repair("Field manager kustomize-controller altered", "appfw-altered")));
  }

  @Test
  void anAlteredPolicyOfABaselineIsRepairedInOneWrite() {
    awaitSpec(wantedOfBaseline);

    assertThat(writesTo(POLICY_OF_BASELINE))
        .containsExactly("update " + namespace + "/" + POLICY_OF_BASELINE);
    cluster.soon(() ->
        assertThat(cluster.repairsToldOf(baseline))
            .containsExactly(
                repair("Field manager kustomize-controller altered", POLICY_OF_BASELINE)));
  }

  @Test
  void repairsAreCounted() {
    cluster.soon(() -> assertThat(repairs("flux")).isEqualTo(2));
  }

  @Test
  void aDeletedPolicyOfAFirewallIsThereAgain() {
    cluster.soon(() -> assertThat(cluster.policy(namespace.name(), "appfw-stripped")).isPresent());

    assertThat(writesTo("appfw-stripped"))
        .containsExactly("create " + namespace + "/appfw-stripped");
    cluster.soon(() ->
        assertThat(cluster.repairsToldOf(stripped))
            .singleElement()
            .asString()
            .startsWith("DriftRepaired: Somebody deleted"));
  }

  @Test
  void theirPolicyIsGoneWithADeletedFirewall() {
    cluster.collected(
        () -> assertThat(cluster.policy(namespace.name(), Cluster.policyName(deleted))).isEmpty());
    assertThat(writesTo(Cluster.policyName(deleted))).isEmpty();
  }

  private static void awaitSpec(NetworkPolicy wanted) {
    cluster.soon(
        () -> assertThat(client.resource(wanted).get().getSpec()).isEqualTo(wanted.getSpec()));
  }

  private static String repair(String what, String policy) {
    return "DriftRepaired: %s the spec of NetworkPolicy %s/%s; it stands as wanted again."
        .formatted(what, namespace, policy);
  }

  private List<String> writesTo(String policy) {
    return Cluster.policyWrites(auditLog, start).stream()
        .filter(write -> write.endsWith(namespace + "/" + policy))
        .toList();
  }

  private static double repairs(String manager) {
    return operator
        .bean(MeterRegistry.class)
        .find("appfirewall.drift.repaired")
        .tag("manager", manager)
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
