package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody else's policy has the name that a baseline's would have. */
@OnOperator
class BaselineConflictIT {
  private static final String ADOPT = "appfirewall.io/adopt";
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private final KubernetesClient client;
  private final Cluster cluster;
  private final Baselines baselines;

  BaselineConflictIT(KubernetesClient client) {
    this.client = client;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
  }

  @AfterEach
  void clear() {
    baselines.clear();
  }

  @Test
  void leavesItAlone(FreshNamespace namespace) {
    NetworkPolicy foreign = foreignPolicy(namespace);

    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));

    cluster.awaitCondition(baseline, "Programmed=False/Conflict");
    cluster.awaitCondition(baseline, "Stalled=True/Conflict");
    assertThat(client.resource(foreign).get()).isEqualTo(foreign);
    assertThat(baselines.status(baseline).conditions())
        .filteredOn(condition -> condition.getType().equals("Programmed"))
        .extracting(Condition::getMessage)
        .containsExactly("A NetworkPolicy of somebody else has our name in " + namespace + ".");
  }

  @Test
  void isInForceElsewhere(FreshNamespace namespace) {
    foreignPolicy(namespace);
    try (var other = FreshNamespace.make(client, "other")) {
      FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace, other));

      baselines.awaitCounts(baseline, 1, 1, 0);
      assertThat(baselines.policy(baseline, other.name())).isPresent();
    }
  }

  @Test
  void takesItsPlaceWhenItHasGone(FreshNamespace namespace) {
    NetworkPolicy foreign = foreignPolicy(namespace);
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
    cluster.awaitCondition(baseline, "Programmed=False/Conflict");

    client.resource(foreign).delete();

    cluster.awaitReady(baseline);
  }

  @Test
  void takesItOverWhenItIsHandedOver(FreshNamespace namespace) {
    NetworkPolicy foreign = foreignPolicy(namespace);
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
    cluster.awaitCondition(baseline, "Programmed=False/Conflict");

    cluster.edit(
        foreign,
        policy ->
            policy.edit().editMetadata().addToAnnotations(ADOPT, "true").endMetadata().build());

    cluster.awaitReady(baseline);
    NetworkPolicy adopted = baselines.awaitPolicy(baseline, namespace);
    assertThat(adopted.getMetadata().getUid()).isEqualTo(foreign.getMetadata().getUid());
    assertThat(adopted.getSpec().getPolicyTypes()).containsExactly("Ingress");
    assertThat(adopted.getMetadata().getOwnerReferences())
        .extracting("uid")
        .containsExactly(baseline.getMetadata().getUid());
    assertThat(cluster.repairsToldOf(baseline)).isEmpty();
  }

  private NetworkPolicy foreignPolicy(FreshNamespace namespace) {
    return client
        .resource(
            new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("firewall-baseline-closed")
                .withNamespace(namespace.name())
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Egress")
                .endSpec()
                .build())
        .create();
  }
}
