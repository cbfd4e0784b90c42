package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a baseline becomes in a namespace, from its creation to its end. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class BaselineIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private final KubernetesClient client;
  private final AuditLog auditLog;
  private final Cluster cluster;
  private final Baselines baselines;

  BaselineIT(KubernetesClient client, AuditLog auditLog) {
    this.client = client;
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
  }

  @AfterEach
  void clear() {
    baselines.clear();
  }

  @Test
  void closesEveryPod(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));

    assertThat(baselines.awaitSpec(baseline, namespace))
        .isEqualTo(
            """
            ---
            podSelector: {}
            policyTypes:
            - "Ingress"
            """);
  }

  @Test
  void ownsItsPolicy(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));

    NetworkPolicy policy = baselines.awaitPolicy(baseline, namespace);

    assertThat(policy.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "appfirewall-operator")
        .containsEntry("appfirewall.io/baseline", "closed");
    assertThat(policy.getMetadata().getOwnerReferences())
        .containsExactly(
            new OwnerReferenceBuilder()
                .withApiVersion("appfirewall.io/v1beta1")
                .withKind("FirewallBaseline")
                .withName("closed")
                .withUid(baseline.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build());
  }

  @Test
  void leavesDnsOpen(FreshNamespace namespace) {
    FirewallBaseline baseline =
        baselines.apply("both", "mode: Enforce\npolicyTypes: [Egress]\n" + only(namespace));

    assertThat(baselines.awaitSpec(baseline, namespace))
        .contains("k8s-app: \"kube-dns\"")
        .contains("port: 53");
  }

  @Test
  void leavesOpenWhatItAllows(FreshNamespace namespace) {
    FirewallBaseline baseline =
        baselines.apply("same", CLOSED + "allow: {ingress: [SameNamespace]}\n" + only(namespace));

    assertThat(baselines.awaitSpec(baseline, namespace))
        .isEqualTo(
            """
            ---
            ingress:
            - from:
              - podSelector: {}
            podSelector: {}
            policyTypes:
            - "Ingress"
            """);
  }

  @Test
  void leavesExemptPodsAlone(FreshNamespace namespace) {
    FirewallBaseline baseline =
        baselines.apply(
            "exempt", CLOSED + "exemptPods: {matchLabels: {tier: edge}}\n" + only(namespace));

    assertThat(baselines.awaitSpec(baseline, namespace))
        .isEqualTo(
            """
            ---
            podSelector:
              matchExpressions:
              - key: "tier"
                operator: "NotIn"
                values:
                - "edge"
            policyTypes:
            - "Ingress"
            """);
  }

  @Test
  void saysWhatBecameOfIt(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));

    cluster.awaitReady(baseline);

    assertThat(baselines.status(baseline).conditions())
        .extracting(condition -> condition.getType() + "=" + condition.getStatus())
        .containsExactly("Accepted=True", "ResolvedRefs=True", "Programmed=True", "Ready=True");
  }

  @Test
  void isOneWriteInEachNamespaceWhenItChanges(FreshNamespace one) {
    try (var other = FreshNamespace.make(client, "other")) {
      FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(one, other));
      baselines.awaitCounts(baseline, 2, 0, 0);
      var mark = auditLog.mark();

      FirewallBaseline opened =
          baselines.apply("closed", CLOSED + "allow: {ingress: [Cluster]}\n" + only(one, other));

      baselines.awaitCounts(opened, 2, 0, 0);
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactlyInAnyOrder(
              "update " + one + "/firewall-baseline-closed",
              "update " + other + "/firewall-baseline-closed");
    }
  }

  @Test
  void takesItsPoliciesWithIt(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
    baselines.awaitPolicy(baseline, namespace);

    baselines.delete(baseline);

    cluster.collected(() -> assertThat(baselines.policy(baseline, namespace.name())).isEmpty());
  }

  @Test
  void standsBesideAnotherOne(FreshNamespace namespace) {
    FirewallBaseline first = baselines.apply("first", CLOSED + only(namespace));
    FirewallBaseline second = baselines.apply("second", CLOSED + only(namespace));

    baselines.awaitPolicy(first, namespace);
    baselines.awaitPolicy(second, namespace);

    cluster.soon(() -> assertThat(baselines.lints(first)).containsExactly("OverlappingBaselines"));
    cluster.soon(() -> assertThat(baselines.lints(second)).containsExactly("OverlappingBaselines"));
  }
}
