package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a baseline becomes in a namespace, from its creation to its end. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class BaselineIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private static RunningOperator operator;

  private final AuditLog auditLog;
  private final Cluster cluster;
  private final Baselines baselines;

  BaselineIT(KubernetesClient client, AuditLog auditLog) {
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
  }

  @BeforeAll
  static void start(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
    // So small that a baseline can be written that the schema takes and the compiler refuses.
    operator = RunningOperator.start(controlPlane.config(), "--appfirewall.max-policy-size=1KB");
  }

  @AfterAll
  static void stop() {
    operator.close();
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
    try (var other = FreshNamespace.make(operator.bean(KubernetesClient.class), "other")) {
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

  @Nested
  class WhenItIsNotToBeEnforced {
    @Test
    void writesNothingInPreview(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("preview", preview(CLOSED) + only(namespace));

      cluster.awaitCondition(baseline, "Programmed=True/Preview");

      assertThat(baselines.policy(baseline, namespace.name())).isEmpty();
    }

    @Test
    void keepsWhatStandsInPreview(FreshNamespace namespace) {
      FirewallBaseline enforced = baselines.apply("closed", CLOSED + only(namespace));
      String version = version(baselines.awaitPolicy(enforced, namespace));

      FirewallBaseline preview =
          baselines.apply(
              "closed", preview(CLOSED) + "allow: {ingress: [Cluster]}\n" + only(namespace));

      cluster.awaitCondition(preview, "Programmed=True/Preview");
      assertThat(version(baselines.awaitPolicy(preview, namespace))).isEqualTo(version);
    }

    @Test
    void removesItsPoliciesWhenDisabled(FreshNamespace namespace) {
      FirewallBaseline enforced = baselines.apply("closed", CLOSED + only(namespace));
      baselines.awaitPolicy(enforced, namespace);

      FirewallBaseline disabled =
          baselines.apply("closed", CLOSED.replace("Enforce", "Disabled") + only(namespace));

      cluster.soon(() -> assertThat(baselines.policy(disabled, namespace.name())).isEmpty());
      cluster.awaitCondition(disabled, "Programmed=True/Disabled");
    }

    private static String preview(String spec) {
      return spec.replace("Enforce", "Preview");
    }
  }

  @Nested
  class WhenItIsNotAccepted {
    private static final String TOO_LARGE = "allow: {ingress: [Monitoring, IngressControllers]}\n";

    @Test
    void saysWhy(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("large", CLOSED + TOO_LARGE + only(namespace));

      cluster.awaitCondition(baseline, "Accepted=False/TooLarge");
    }

    @Test
    void isInForceNowhere(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("large", CLOSED + TOO_LARGE + only(namespace));

      baselines.awaitCounts(baseline, 0, 1, 0);
    }

    @Test
    void keepsWhatStands(FreshNamespace namespace) {
      FirewallBaseline closed = baselines.apply("closed", CLOSED + only(namespace));
      String version = version(baselines.awaitPolicy(closed, namespace));

      FirewallBaseline large = baselines.apply("closed", CLOSED + TOO_LARGE + only(namespace));

      cluster.awaitCondition(large, "Accepted=False/TooLarge");
      assertThat(version(baselines.awaitPolicy(large, namespace))).isEqualTo(version);
    }
  }

  private static String version(NetworkPolicy policy) {
    return policy.getMetadata().getResourceVersion();
  }
}
