package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a baseline's policies withstand. */
@OnOperator
class BaselineRepairIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private final KubernetesClient client;
  private final Cluster cluster;
  private final Baselines baselines;

  BaselineRepairIT(KubernetesClient client) {
    this.client = client;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
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
        assertThat(cluster.repairsToldOf(baseline))
            .filteredOn(event -> event.startsWith("DriftRepaired"))
            .containsExactly(
                "DriftRepaired: Field manager fabric8-kubernetes-client altered the spec of"
                    + " NetworkPolicy "
                    + namespace
                    + "/firewall-baseline-closed; it stands as wanted again."));
  }

  @Nested
  class OfTheSameName {
    @Test
    void aNewBaselineIsNoRepairOfTheOldOne(FreshNamespace namespace) {
      FirewallBaseline first = baselines.apply("closed", CLOSED + only(namespace));
      cluster.awaitReady(first);
      baselines.clear();

      FirewallBaseline second = baselines.apply("closed", CLOSED + only(namespace));

      cluster.awaitReady(second);
      assertThat(cluster.repairsToldOf(second)).isEmpty();
    }

    @Test
    void aNewNamespaceIsNoRepairOfTheOldOne(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("closed", CLOSED + only(namespace));
      baselines.awaitPolicy(baseline, namespace);
      namespace.close();
      cluster.collected(() -> assertThat(client.resource(namespace.resource()).get()).isNull());

      client.namespaces().resource(anew(namespace)).create();

      baselines.awaitPolicy(baseline, namespace);
      cluster.awaitReady(baseline);
      assertThat(cluster.repairsToldOf(baseline)).isEmpty();
    }

    private static Namespace anew(FreshNamespace namespace) {
      return new NamespaceBuilder()
          .withNewMetadata()
          .withName(namespace.name())
          .endMetadata()
          .build();
    }
  }

  private static NetworkPolicy opened(NetworkPolicy policy) {
    return policy.edit().editSpec().addNewIngress().endIngress().endSpec().build();
  }
}
