package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScopeTest {
  private static final Scope TWO = Scope.of(List.of("shop", "bi"));

  private static ObjectId firewall(String namespace) {
    return ObjectId.namespaced(Kind.APP_FIREWALL, new NamespacedName(namespace, "web"));
  }

  @Test
  void ofNoNamespaceIsTheCluster() {
    assertThat(Scope.of(List.of())).isEqualTo(Scope.CLUSTER);
    assertThat(Scope.CLUSTER.covers(FirewallBaseline.class)).isTrue();
    assertThat(Scope.CLUSTER.covers(firewall("anywhere"))).isTrue();
  }

  @Test
  void ofNamespacesCoversNothingElse() {
    assertThat(TWO.covers(AppFirewall.class)).isTrue();
    assertThat(TWO.covers(Node.class)).isFalse();
    assertThat(TWO.covers(ClusterAddressGroup.class)).isFalse();
    assertThat(TWO.covers(firewall("shop"))).isTrue();
    assertThat(TWO.covers(firewall("other"))).isFalse();
    assertThat(TWO.covers(ObjectId.cluster(Kind.CLUSTER_ADDRESS_GROUP, "shop"))).isFalse();
    assertThat(TWO.places()).containsExactly(Place.in("bi"), Place.in("shop"));
  }

  @Nested
  class OfACluster {
    @RegisterExtension final MockCluster cluster = new MockCluster();
    private final KubernetesClient client = cluster.client();
    private final Caches caches = new Caches(client, TWO);

    private Pod create(String namespace, String name) {
      return client
          .resource(
              new PodBuilder()
                  .withNewMetadata()
                  .withNamespace(namespace)
                  .withName(name)
                  .endMetadata()
                  .build())
          .create();
    }

    @Test
    void whatIsElsewhereIsNotRead() {
      create("shop", "web");
      create("bi", "report");
      create("other", "secret");

      caches.start(Duration.ofSeconds(10));

      assertThat(caches.pods().in("shop")).hasSize(1);
      assertThat(caches.pods().in("bi")).hasSize(1);
      assertThat(caches.pods().in("other")).isEmpty();
      assertThat(caches.isHealthy()).isTrue();
      caches.stop();
    }

    @Test
    void oneNamespaceDoesNotDisturbTheOther() {
      Pod web = create("shop", "web");
      create("bi", "report");
      caches.start(Duration.ofSeconds(10));

      client.resource(web).delete();
      create("bi", "ledger");

      await()
          .untilAsserted(() -> {
            assertThat(caches.pods().in("shop")).isEmpty();
            assertThat(caches.pods().in("bi")).hasSize(2);
          });
      caches.stop();
    }
  }
}
