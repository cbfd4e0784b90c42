package io.appfirewall.operator;

import static io.appfirewall.operator.AddressGroups.openTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** An address group of the whole cluster, and the firewalls of several namespaces that name it. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class ClusterAddressGroupIT {
  private final KubernetesClient client;
  private final AuditLog auditLog;
  private final Cluster cluster;
  private final AddressGroups groups;

  ClusterAddressGroupIT(KubernetesClient client, AuditLog auditLog) {
    this.client = client;
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
    this.groups = new AddressGroups(client);
  }

  @Test
  void meansTheSameInEveryNamespace(FreshNamespace namespace) {
    try (var other = FreshNamespace.make(client, "other")) {
      ClusterAddressGroup group = groups.applyOfCluster(namespace.name(), "192.0.2.0/24");
      AppFirewall here = cluster.firewall(namespace.name(), "web", openTo(reference(group)));
      AppFirewall there = cluster.firewall(other.name(), "web", openTo(reference(group)));

      cluster.awaitReady(here);
      cluster.awaitReady(there);

      assertThat(groups.blocksOf(here))
          .containsExactly("192.0.2.0/24")
          .isEqualTo(groups.blocksOf(there));
      client.resource(group).delete();
    }
  }

  @Test
  void saysWhichFirewallsNameIt(FreshNamespace namespace) {
    try (var other = FreshNamespace.make(client, "u-other")) {
      ClusterAddressGroup group = groups.applyOfCluster(namespace.name(), "192.0.2.0/24");
      cluster.firewall(namespace.name(), "web", openTo(reference(group)));
      cluster.firewall(other.name(), "web", openTo(reference(group)));

      groups.awaitUsedBy(group, namespace + "/web", other + "/web");
      client.resource(group).delete();
    }
  }

  @Test
  void isFollowedInEveryNamespace(FreshNamespace namespace) {
    try (var other = FreshNamespace.make(client, "other")) {
      ClusterAddressGroup group = groups.applyOfCluster(namespace.name(), "192.0.2.0/24");
      AppFirewall here = cluster.firewall(namespace.name(), "web", openTo(reference(group)));
      AppFirewall there = cluster.firewall(other.name(), "web", openTo(reference(group)));
      cluster.awaitReady(here);
      cluster.awaitReady(there);
      var mark = auditLog.mark();

      groups.applyOfCluster(namespace.name(), "203.0.113.0/24");

      cluster.soon(() -> assertThat(groups.blocksOf(here)).containsExactly("203.0.113.0/24"));
      cluster.soon(() -> assertThat(groups.blocksOf(there)).containsExactly("203.0.113.0/24"));
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactlyInAnyOrder(
              "update " + namespace + "/appfw-web", "update " + other + "/appfw-web");
      client.resource(group).delete();
    }
  }

  private static String reference(ClusterAddressGroup group) {
    return "{name: %s, kind: ClusterAddressGroup}".formatted(group.getMetadata().getName());
  }
}
