package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.Members;
import io.appfirewall.api.PolicySummary;
import io.appfirewall.api.RuleStatus;
import io.appfirewall.api.UsedBy;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one firewall becomes, and how it is followed. */
@OnOperator
class FirewallIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}";

  private static final String OPEN_TO_API =
      """
      podSelector: {matchLabels: {app: web}}
      ingress:
      - name: from-api
        from: [{pods: {podSelector: {matchLabels: {app: api}}}}]
        ports: [{port: 8080}]
      """;

  private final Cluster cluster;

  FirewallIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void becomesANetworkPolicy(FreshNamespace namespace) {
    AppFirewall web = cluster.firewall(namespace.name(), "web", OPEN_TO_API);

    NetworkPolicy policy = cluster.awaitPolicyOf(web);

    assertThat(Serialization.asYaml(policy.getSpec()))
        .isEqualTo(
            """
            ---
            ingress:
            - from:
              - podSelector:
                  matchLabels:
                    app: "api"
              ports:
              - port: 8080
                protocol: "TCP"
            podSelector:
              matchLabels:
                app: "web"
            policyTypes:
            - "Ingress"
            """);
    assertThat(policy.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "appfirewall-operator")
        .containsEntry("appfirewall.io/firewall", "web");
    assertThat(policy.getMetadata().getOwnerReferences())
        .containsExactly(
            new OwnerReferenceBuilder()
                .withApiVersion("appfirewall.io/v1beta1")
                .withKind("AppFirewall")
                .withName("web")
                .withUid(web.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build());
    assertThat(policy.getMetadata().getManagedFields())
        .extracting(entry -> entry.getManager() + " " + entry.getOperation())
        .containsExactly("appfirewall-operator Update");
  }

  @Test
  void saysWhatBecameOfIt(FreshNamespace namespace) {
    AppFirewall web = cluster.firewall(namespace.name(), "web", OPEN_TO_API);

    cluster.awaitReady(web);

    var status = cluster.status(namespace.name(), "web");
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.networkPolicy())
        .usingRecursiveComparison()
        .ignoringFields("bytes")
        .isEqualTo(new PolicySummary("appfw-web", 1, null));
    assertThat(status.members()).isEqualTo(new Members(0, 0));
    assertThat(status.usedBy()).isEqualTo(new UsedBy(0, List.of()));
    assertThat(status.rules())
        .containsExactly(new RuleStatus("Ingress", "from-api", "Active", null));
  }

  @Test
  void leavesTheSpecToItsAuthor(FreshNamespace namespace) {
    AppFirewall web = cluster.firewall(namespace.name(), "web", OPEN_TO_API);

    cluster.awaitReady(web);

    assertThat(cluster.firewall(namespace.name(), "web").getMetadata().getManagedFields())
        .extracting(entry -> entry.getManager() + " " + entry.getSubresource())
        .containsExactlyInAnyOrder("fabric8-kubernetes-client null", "appfirewall-operator status");
  }

  @Test
  void isFollowedWhenItChanges(FreshNamespace namespace) {
    AppFirewall web = cluster.firewall(namespace.name(), "web", CLOSED);
    cluster.awaitReady(web);
    String uid = cluster.policyOf(web).getMetadata().getUid();

    cluster.update(namespace.name(), "web", OPEN_TO_API);

    cluster.soon(() -> assertThat(cluster.policyOf(web).getSpec().getIngress()).hasSize(1));
    assertThat(cluster.policyOf(web).getMetadata().getUid()).isEqualTo(uid);
    cluster.awaitReady(web);
  }

  @Test
  void losesARuleWhenItExpires(FreshNamespace namespace) {
    AppFirewall web =
        cluster.firewall(
            namespace.name(),
            "web",
            OPEN_TO_API + "  expiresAt: \"" + Instant.now().plusSeconds(4) + "\"\n");
    cluster.awaitPolicyOf(web);

    cluster.soon(() -> assertThat(cluster.policyOf(web).getSpec().getIngress()).isEmpty());

    cluster.soon(() ->
        assertThat(cluster.status(namespace.name(), "web").rules())
            .containsExactly(new RuleStatus("Ingress", "from-api", "Expired", null)));
  }
}
