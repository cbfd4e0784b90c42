package io.appfirewall.operator;

import static io.appfirewall.operator.AddressGroups.openTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an address group says of itself, and what it means to the firewalls that name it. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class AddressGroupIT {
  private final KubernetesClient client;
  private final AuditLog auditLog;
  private final Cluster cluster;
  private final AddressGroups groups;

  AddressGroupIT(KubernetesClient client, AuditLog auditLog) {
    this.client = client;
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
    this.groups = new AddressGroups(client);
  }

  @Nested
  class Says {
    @Test
    void howManyBlocksThereAre(FreshNamespace namespace) {
      AddressGroup group =
          groups.apply(namespace.name(), "g", "10.0.0.0/25", "10.0.0.128/25", "192.0.2.0/24");

      cluster.awaitReady(group);

      assertThat(groups.status(group).entries()).isEqualTo(3);
      assertThat(groups.status(group).aggregated()).isEqualTo(2);
    }

    @Test
    void ofWhichFamiliesTheyAre(FreshNamespace namespace) {
      AddressGroup group = groups.apply(namespace.name(), "g", "2001:db8::/48", "192.0.2.0/24");

      cluster.awaitReady(group);

      assertThat(groups.status(group).families()).containsExactly("IPv4", "IPv6");
    }

    @Test
    void whichFirewallsNameIt(FreshNamespace namespace) {
      AddressGroup group = groups.apply(namespace.name(), "g", "192.0.2.0/24");
      cluster.firewall(namespace.name(), "web", openTo("{name: g}"));
      cluster.firewall(namespace.name(), "api", openTo("{name: g}"));

      groups.awaitUsedBy(group, "api", "web");
    }

    @Test
    void whenAFirewallNamesItNoLonger(FreshNamespace namespace) {
      AddressGroup group = groups.apply(namespace.name(), "g", "192.0.2.0/24");
      AppFirewall web = cluster.firewall(namespace.name(), "web", openTo("{name: g}"));
      groups.awaitUsedBy(group, "web");

      client.resource(web).delete();

      groups.awaitUsedBy(group);
    }
  }

  @Nested
  class WhenItChanges {
    @Test
    void exactlyThoseThatNameItAreWritten(FreshNamespace namespace) {
      groups.apply(namespace.name(), "g", "192.0.2.0/24");
      groups.apply(namespace.name(), "h", "198.51.100.0/24");
      AppFirewall web = cluster.firewall(namespace.name(), "web", openTo("{name: g}"));
      AppFirewall api = cluster.firewall(namespace.name(), "api", openTo("{name: g}"));
      AppFirewall db = cluster.firewall(namespace.name(), "db", openTo("{name: h}"));
      List.of(web, api, db).forEach(cluster::awaitReady);
      var mark = auditLog.mark();

      groups.apply(namespace.name(), "g", "203.0.113.0/24");

      cluster.soon(() -> assertThat(groups.blocksOf(web)).containsExactly("203.0.113.0/24"));
      cluster.soon(() -> assertThat(groups.blocksOf(api)).containsExactly("203.0.113.0/24"));
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactlyInAnyOrder(
              "update " + namespace + "/appfw-web", "update " + namespace + "/appfw-api");
    }

    @Test
    void nothingIsWrittenForTheSameAddresses(FreshNamespace namespace) {
      groups.apply(namespace.name(), "g", "192.0.2.0/24");
      cluster.awaitReady(cluster.firewall(namespace.name(), "web", openTo("{name: g}")));
      var mark = auditLog.mark();

      groups.apply(namespace.name(), "g", "192.0.2.0/25", "192.0.2.128/25");

      // Whoever comes later is looked at later.
      cluster.awaitReady(cluster.firewall(namespace.name(), "later", openTo("{name: g}")));
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactly("create " + namespace + "/appfw-later");
    }
  }

  @Nested
  class WhenItIsDeleted {
    @Test
    void theRuleThatNamedItIsDegraded(FreshNamespace namespace) {
      AppFirewall web = webWhoseGroupIsDeleted(namespace);

      cluster.awaitCondition(web, "Ready=False/AddressGroupNotFound");
    }

    @Test
    void theRuleThatNamedItOpensNothing(FreshNamespace namespace) {
      AppFirewall web = webWhoseGroupIsDeleted(namespace);

      cluster.soon(() -> assertThat(cluster.policyOf(web).getSpec().getIngress()).isEmpty());
      assertThat(cluster.policyOf(web).getSpec().getPolicyTypes()).containsExactly("Ingress");
    }

    @Test
    void itsReturnHealsTheRule(FreshNamespace namespace) {
      AppFirewall web = webWhoseGroupIsDeleted(namespace);
      cluster.awaitCondition(web, "Ready=False/AddressGroupNotFound");

      groups.apply(namespace.name(), "g", "203.0.113.0/24");

      cluster.awaitReady(web);
      assertThat(groups.blocksOf(web)).containsExactly("203.0.113.0/24");
    }

    private AppFirewall webWhoseGroupIsDeleted(FreshNamespace namespace) {
      AddressGroup group = groups.apply(namespace.name(), "g", "192.0.2.0/24");
      AppFirewall web = cluster.firewall(namespace.name(), "web", openTo("{name: g}"));
      cluster.awaitReady(web);
      client.resource(group).delete();
      return web;
    }
  }
}
