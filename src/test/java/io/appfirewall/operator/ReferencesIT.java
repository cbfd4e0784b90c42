package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.UsedBy;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a firewall names changes: exactly those that name it are written, once each. */
@OnOperator(arguments = "--appfirewall.settle=200ms")
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class ReferencesIT {
  private final KubernetesClient client;
  private final Cluster cluster;
  private final AuditLog auditLog;
  private final String namespace;

  ReferencesIT(
      KubernetesClient client, Cluster cluster, AuditLog auditLog, FreshNamespace namespace) {
    this.client = client;
    this.cluster = cluster;
    this.auditLog = auditLog;
    this.namespace = namespace.name();
  }

  private static String members(String app) {
    return "podSelector: {matchLabels: {app: " + app + "}}\n";
  }

  private static String openTo(String peer) {
    return members("web") + "ingress:\n- {name: in, from: [" + peer + "], ports: [{port: 80}]}\n";
  }

  private List<NetworkPolicyPeer> peers(AppFirewall firewall) {
    return cluster.policyOf(firewall).getSpec().getIngress().stream()
        .flatMap(rule -> rule.getFrom().stream())
        .toList();
  }

  @Nested
  class AnotherFirewall {
    @Test
    void isFollowedByThoseThatNameItAndNobodyElse() {
      AppFirewall api = cluster.firewall(namespace, "api", members("api"));
      AppFirewall first = cluster.firewall(namespace, "a", openTo("{firewall: {name: api}}"));
      AppFirewall second = cluster.firewall(namespace, "b", openTo("{firewall: {name: api}}"));
      AppFirewall other = cluster.firewall(namespace, "c", openTo("{entity: SameNamespace}"));
      List.of(api, first, second, other).forEach(cluster::awaitReady);
      AuditLog.Mark mark = auditLog.mark();

      cluster.update(namespace, "api", members("api-v2"));

      for (AppFirewall user : List.of(first, second)) {
        cluster.soon(() ->
            assertThat(peers(user))
                .extracting(peer -> peer.getPodSelector().getMatchLabels())
                .containsExactly(Map.of("app", "api-v2")));
      }
      cluster.awaitReady(api);
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactlyInAnyOrder(
              "update " + namespace + "/appfw-api",
              "update " + namespace + "/appfw-a",
              "update " + namespace + "/appfw-b");
    }

    @Test
    void leavesThePeerOutWhenItIsGoneAndIsThereAgainWhenItIs() {
      AppFirewall api = cluster.firewall(namespace, "api", members("api"));
      AppFirewall web = cluster.firewall(namespace, "web", openTo("{firewall: {name: api}}"));
      cluster.awaitReady(web);

      client.resource(api).delete();

      cluster.awaitCondition(web, "Ready=False/FirewallNotFound");
      cluster.soon(() -> assertThat(peers(web)).isEmpty());

      cluster.firewall(namespace, "api", members("api"));

      cluster.awaitReady(web);
      cluster.soon(() -> assertThat(peers(web)).hasSize(1));
    }

    @Test
    void hearsWhoNamesIt() {
      AppFirewall api = cluster.firewall(namespace, "api", members("api"));
      cluster.awaitReady(api);

      cluster.firewall(namespace, "web", openTo("{firewall: {name: api}}"));

      cluster.soon(() ->
          assertThat(cluster.status(namespace, "api").usedBy())
              .isEqualTo(new UsedBy(1, List.of("web"))));
    }
  }

  @Nested
  class AService {
    private final Service db =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("db")
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .addToSelector("app", "db")
            .addNewPort()
            .withPort(80)
            .withNewTargetPort(8080)
            .endPort()
            .endSpec()
            .build();

    @Test
    void isFollowed() {
      AppFirewall web = cluster.firewall(namespace, "web", openTo("{service: {name: db}}"));
      cluster.awaitCondition(web, "Ready=False/ServiceNotFound");

      client.resource(db).create();

      cluster.awaitReady(web);
      cluster.soon(() ->
          assertThat(peers(web))
              .extracting(peer -> peer.getPodSelector().getMatchLabels())
              .containsExactly(Map.of("app", "db")));
    }

    @Test
    void writesNothingWhenNothingOfItCounts() {
      client.resource(db).create();
      AppFirewall web = cluster.firewall(namespace, "web", openTo("{service: {name: db}}"));
      cluster.awaitReady(web);
      AuditLog.Mark mark = auditLog.mark();

      cluster.edit(
          db,
          service -> {
            service.getMetadata().getAnnotations().put("note", "seen");
            return service;
          });
      // When this one has been written, the event before it has long been dealt with.
      cluster.awaitReady(cluster.firewall(namespace, "later", members("later")));

      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactly("create " + namespace + "/appfw-later");
    }
  }

  @Nested
  class AServiceWithoutSelector {
    private final Service legacy =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("legacy")
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .addNewPort()
            .withPort(80)
            .endPort()
            .endSpec()
            .build();

    private final EndpointSlice slice =
        new EndpointSliceBuilder()
            .withNewMetadata()
            .withName("legacy-1")
            .withNamespace(namespace)
            .addToLabels("kubernetes.io/service-name", "legacy")
            .endMetadata()
            .withAddressType("IPv4")
            .addNewPort()
            .withPort(8080)
            .endPort()
            .build();

    @Test
    void isFollowedFromNoEndpointsToSomeAndBack() {
      client.resource(legacy).create();
      client.resource(slice).create();
      AppFirewall web = cluster.firewall(namespace, "web", openTo("{service: {name: legacy}}"));
      cluster.awaitReady(web);

      cluster.edit(
          slice,
          now -> now.edit().addNewEndpoint().withAddresses("192.0.2.7").endEndpoint().build());

      cluster.soon(() ->
          assertThat(peers(web))
              .extracting(peer -> peer.getIpBlock().getCidr())
              .containsExactly("192.0.2.7/32"));

      cluster.edit(slice, now -> now.edit().withEndpoints(List.of()).build());

      cluster.soon(() -> assertThat(peers(web)).isEmpty());
    }
  }

  @Nested
  class AnEntity {
    @Test
    void isFollowed() {
      AppFirewall web = cluster.firewall(namespace, "web", openTo("{entity: Nodes}"));
      cluster.awaitPolicyOf(web);
      Node node =
          new NodeBuilder()
              .withNewMetadata()
              .withName("node-of-" + namespace)
              .endMetadata()
              .withNewStatus()
              .addNewAddress("192.0.2.77", "InternalIP")
              .endStatus()
              .build();

      client.resource(node).create();

      try {
        cluster.soon(() ->
            assertThat(peers(web))
                .extracting(peer -> peer.getIpBlock().getCidr())
                .contains("192.0.2.77/32"));
      } finally {
        client.resource(node).delete();
      }
    }
  }
}
