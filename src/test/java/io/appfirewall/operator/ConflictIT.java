package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** Somebody else's policy has the name that ours would have. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class ConflictIT {
  private final KubernetesClient client;
  private final Cluster cluster;
  private final FreshNamespace namespace;
  private final NetworkPolicy foreign;
  private final AppFirewall firewall;

  ConflictIT(KubernetesClient client, Cluster cluster, FreshNamespace namespace) {
    this.client = client;
    this.cluster = cluster;
    this.namespace = namespace;
    this.foreign =
        client
            .resource(
                new NetworkPolicyBuilder()
                    .withNewMetadata()
                    .withName("appfw-web")
                    .withNamespace(namespace.name())
                    .addToLabels("team", "legacy")
                    .endMetadata()
                    .withNewSpec()
                    .withNewPodSelector()
                    .endPodSelector()
                    .withPolicyTypes("Ingress")
                    .endSpec()
                    .build())
            .create();
    this.firewall =
        cluster.firewall(namespace.name(), "web", "podSelector: {matchLabels: {app: web}}");
  }

  @Test
  void leavesTheForeignPolicyAlone(AuditLog auditLog) {
    AuditLog.Mark mark = auditLog.mark();

    cluster.awaitCondition(firewall, "Programmed=False/Conflict");

    cluster.awaitCondition(firewall, "Stalled=True/Conflict");
    assertThat(Cluster.policyWrites(auditLog, mark)).isEmpty();
    assertThat(cluster.policyOf(firewall).getSpec()).isEqualTo(foreign.getSpec());
  }

  @Test
  void takesItOverWhenItIsHandedOver() {
    cluster.awaitCondition(firewall, "Programmed=False/Conflict");

    annotate("appfirewall.io/adopt", "true");

    cluster.awaitReady(firewall);
    NetworkPolicy adopted = cluster.policyOf(firewall);
    assertThat(adopted.getMetadata().getUid()).isEqualTo(foreign.getMetadata().getUid());
    assertThat(adopted.getSpec().getPodSelector().getMatchLabels()).containsEntry("app", "web");
    assertThat(adopted.getMetadata().getLabels()).containsEntry("team", "legacy");
    assertThat(cluster.status(namespace.name(), "web").conditions())
        .extracting("type")
        .doesNotContain("Stalled");
  }

  @Test
  void writesItsOwnOnceTheForeignOneIsGone() {
    cluster.awaitCondition(firewall, "Programmed=False/Conflict");

    client.resource(foreign).delete();

    cluster.awaitReady(firewall);
    assertThat(cluster.policyOf(firewall).getMetadata().getUid())
        .isNotEqualTo(foreign.getMetadata().getUid());
  }

  @Test
  void isInConflictAgainWhenSomebodyTakesThePolicyBack() {
    annotate("appfirewall.io/adopt", "true");
    cluster.awaitReady(firewall);

    client
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(namespace.name())
        .withName("appfw-web")
        .edit(policy -> {
          policy.getMetadata().getLabels().keySet().removeIf(key -> key.contains("firewall"));
          policy.getMetadata().getLabels().remove("app.kubernetes.io/managed-by");
          policy.getMetadata().getAnnotations().clear();
          policy.getMetadata().setOwnerReferences(java.util.List.of());
          return policy;
        });

    cluster.awaitCondition(firewall, "Programmed=False/Conflict");
  }

  private void annotate(String key, String value) {
    client
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(namespace.name())
        .withName("appfw-web")
        .edit(policy -> {
          policy.getMetadata().getAnnotations().put(key, value);
          return policy;
        });
  }
}
