package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Baselines and the system's namespaces. It closes kube-system, so no borrowed cluster will do. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.PARTS})
class SystemNamespacesIT {
  private static final String SYSTEM = "kube-system";
  private static final String OF_OPERATOR = "appfirewall-system";
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private final KubernetesClient client;
  private final Baselines baselines;

  SystemNamespacesIT(KubernetesClient client) {
    this.client = client;
    this.baselines = new Baselines(client);
  }

  @BeforeEach
  void makeTheOperatorsOwn() {
    var own = new NamespaceBuilder().withNewMetadata().withName(OF_OPERATOR).endMetadata().build();
    client.resource(own).createOr(existing -> existing.update());
  }

  @AfterEach
  void clear() {
    baselines.clear();
  }

  @Test
  void areLeftOut(FreshNamespace namespace) {
    FirewallBaseline baseline = baselines.apply("system", CLOSED + only(SYSTEM, namespace.name()));

    baselines.awaitCounts(baseline, 1, 0, 1);
    assertThat(baselines.policy(baseline, SYSTEM)).isEmpty();
  }

  @Test
  void getOneOnDemandAndAnswerForNames(FreshNamespace namespace) {
    FirewallBaseline baseline =
        baselines.apply(
            "system", CLOSED + "includeSystemNamespaces: true\n" + only(SYSTEM, namespace.name()));

    baselines.awaitCounts(baseline, 2, 0, 0);
    assertThat(Serialization.asYaml(baselines.policy(baseline, SYSTEM).orElseThrow().getSpec()))
        .isEqualTo(
            """
            ---
            ingress:
            - ports:
              - port: 53
                protocol: "TCP"
              - port: 53
                protocol: "UDP"
            podSelector: {}
            policyTypes:
            - "Ingress"
            """);
  }

  @Test
  void theOperatorsOwnNeverGetsOne(FreshNamespace namespace) {
    FirewallBaseline baseline =
        baselines.apply(
            "system",
            CLOSED + "includeSystemNamespaces: true\n" + only(OF_OPERATOR, namespace.name()));

    baselines.awaitCounts(baseline, 1, 0, 1);
    assertThat(baselines.policy(baseline, OF_OPERATOR)).isEmpty();
  }
}
