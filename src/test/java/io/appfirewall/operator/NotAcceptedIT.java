package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A firewall that is not accepted leaves its policy as it is, and says when somebody altered it.
 */
@OnOperator(arguments = "--appfirewall.max-policy-size=4KB")
class NotAcceptedIT {
  private final Cluster cluster;
  private final String namespace;
  private final AppFirewall firewall;
  private final NetworkPolicy before;

  NotAcceptedIT(Cluster cluster, FreshNamespace namespace) {
    this.cluster = cluster;
    this.namespace = namespace.name();
    this.firewall =
        cluster.firewall(namespace.name(), "db", "podSelector: {matchLabels: {app: db}}");
    cluster.awaitReady(firewall);
    this.before = cluster.policyOf(firewall);
  }

  @BeforeEach
  void becomesTooLarge() {
    // Of what the compiler refuses, this is what the API server cannot see.
    cluster.update(namespace, "db", tooLarge());
    cluster.awaitCondition(firewall, "Accepted=False/TooLarge");
  }

  @Test
  void leavesThePolicyAsItWas() {
    cluster.awaitCondition(firewall, "Programmed=False/NotAccepted");

    assertThat(cluster.policyOf(firewall)).isEqualTo(before);
  }

  @Test
  void reportsThatThePolicyWasAlteredAndLeavesIt() {
    cluster.edit(
        before, policy -> policy.edit().editSpec().addNewIngress().endIngress().endSpec().build());

    cluster.awaitCondition(firewall, "Programmed=False/Drifted");
    assertThat(cluster.policyOf(firewall).getSpec().getIngress()).hasSize(1);
  }

  @Test
  void isInForceAgainOnceItIsAccepted() {
    AppFirewall again =
        cluster.update(namespace, "db", "podSelector: {matchLabels: {app: database}}");

    cluster.awaitReady(again);
    assertThat(cluster.policyOf(again).getSpec().getPodSelector().getMatchLabels())
        .containsEntry("app", "database");
  }

  private static String tooLarge() {
    String blocks =
        IntStream.range(0, 50)
            .mapToObj(i -> "{ipBlock: {cidr: 203.0.113." + i + "/32}}")
            .collect(Collectors.joining(", "));
    String rules =
        IntStream.range(0, 3)
            .mapToObj(i -> "- {name: r" + i + ", allPorts: true, from: [" + blocks + "]}\n")
            .collect(Collectors.joining());
    return "podSelector: {matchLabels: {app: db}}\ningress:\n" + rules;
  }
}
