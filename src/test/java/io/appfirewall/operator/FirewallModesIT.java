package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.FreshNamespace;
import org.junit.jupiter.api.Test;

/** What becomes of a firewall's policy in each mode. */
@OnOperator
class FirewallModesIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}\n";
  private static final String OPENED =
      CLOSED + "ingress:\n- {name: all, from: [{entity: All}], ports: [{port: 8080}]}\n";

  private final Cluster cluster;
  private final String namespace;

  FirewallModesIT(Cluster cluster, FreshNamespace namespace) {
    this.cluster = cluster;
    this.namespace = namespace.name();
  }

  @Test
  void aGroupOnlyHasNone() {
    AppFirewall group = cluster.firewall(namespace, "web", CLOSED + "mode: GroupOnly");

    cluster.awaitCondition(group, "Programmed=True/GroupOnly");

    assertThat(cluster.policy(namespace, "appfw-web")).isEmpty();
  }

  @Test
  void disabledRemovesIt() {
    AppFirewall web = cluster.firewall(namespace, "web", CLOSED);
    cluster.awaitReady(web);

    cluster.update(namespace, "web", CLOSED + "mode: Disabled");

    cluster.awaitCondition(web, "Programmed=True/Disabled");
    assertThat(cluster.policy(namespace, "appfw-web")).isEmpty();
  }

  @Test
  void previewKeepsIt() {
    AppFirewall web = cluster.firewall(namespace, "web", CLOSED);
    cluster.awaitReady(web);
    String version = cluster.policyOf(web).getMetadata().getResourceVersion();

    cluster.update(namespace, "web", OPENED + "mode: Preview");

    cluster.awaitCondition(web, "Programmed=True/Preview");
    assertThat(cluster.policyOf(web).getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void previewWritesNoneWhereThereWasNone() {
    AppFirewall web = cluster.firewall(namespace, "web", CLOSED + "mode: Preview");

    cluster.awaitCondition(web, "Programmed=True/Preview");

    assertThat(cluster.policy(namespace, "appfw-web")).isEmpty();
  }

  @Test
  void enforceWritesItAgainWithoutAWordOfRepair() {
    AppFirewall web = cluster.firewall(namespace, "web", CLOSED + "mode: Disabled");
    cluster.awaitCondition(web, "Programmed=True/Disabled");

    cluster.update(namespace, "web", OPENED);

    cluster.awaitReady(web);
    assertThat(cluster.policyOf(web).getSpec().getIngress()).hasSize(1);
    assertThat(cluster.events(web)).isEmpty();
  }
}
