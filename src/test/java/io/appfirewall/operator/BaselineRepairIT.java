package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnGenuineControlPlane;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a baseline's policies withstand, and what they leave alone. */
@OnGenuineControlPlane
class BaselineRepairIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private static RunningOperator operator;

  private final KubernetesClient client;
  private final Cluster cluster;
  private final Baselines baselines;

  BaselineRepairIT(KubernetesClient client) {
    this.client = client;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
  }

  @BeforeAll
  static void start(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
    operator = RunningOperator.start(controlPlane.config());
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
  void closesAgainWhatSomebodyOpened(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
    NetworkPolicy policy = baselines.awaitPolicy(baseline, namespace);

    cluster.edit(policy, BaselineRepairIT::opened);

    cluster.soon(() ->
        assertThat(baselines.awaitPolicy(baseline, namespace).getSpec())
            .isEqualTo(policy.getSpec()));
  }

  @Test
  void isThereAgainWhenSomebodyDeletedIt(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
    NetworkPolicy policy = baselines.awaitPolicy(baseline, namespace);

    client.resource(policy).delete();

    cluster.soon(() ->
        assertThat(baselines.policy(baseline, namespace.name()))
            .hasValueSatisfying(now ->
                assertThat(now.getMetadata().getUid())
                    .isNotEqualTo(policy.getMetadata().getUid())));
  }

  @Test
  void tellsOfARepair(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
    NetworkPolicy policy = baselines.awaitPolicy(baseline, namespace);

    cluster.edit(policy, BaselineRepairIT::opened);

    cluster.soon(() ->
        assertThat(cluster.events(baseline))
            .containsExactly(
                "DriftRepaired: Field manager fabric8-kubernetes-client altered the spec of"
                    + " NetworkPolicy "
                    + namespace
                    + "/firewall-baseline-closed; it stands as wanted again."));
  }

  private static NetworkPolicy opened(NetworkPolicy policy) {
    return policy.edit().editSpec().addNewIngress().endIngress().endSpec().build();
  }

  @Nested
  class BesideAForeignPolicyOfItsName {
    @Test
    void leavesItAlone(FreshNamespace namespace) {
      NetworkPolicy foreign = foreignPolicy(namespace);

      FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));

      cluster.awaitCondition(baseline, "Programmed=False/Conflict");
      assertThat(client.resource(foreign).get()).isEqualTo(foreign);
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
}
