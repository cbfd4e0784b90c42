package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.appfirewall.fixture.Addresses;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FactsCacheTest {
  @RegisterExtension final MockCluster cluster = new MockCluster();
  private final KubernetesClient client = cluster.client();
  private Caches caches;
  private FactsCache facts;
  private final List<Set<Entity>> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    put(Node.class, node("192.0.2.1"));
    caches = new Caches(client, Scope.CLUSTER);
    facts = caches.facts();
    facts.onChange(heard::add);
    caches.start(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    caches.stop();
  }

  private <T extends HasMetadata> void put(Class<T> kind, String yaml) {
    client.resource(Serialization.unmarshal(yaml, kind)).createOr(existing -> existing.update());
  }

  private static String node(String address) {
    return """
    metadata: {name: node-1}
    status: {addresses: [{type: InternalIP, address: %s}, {type: Hostname, address: node-1}]}
    """
        .formatted(address);
  }

  private void awaitHeard(Entity entity) {
    await().untilAsserted(() -> assertThat(heard).containsExactly(Set.of(entity)));
  }

  @Test
  void tellsOfANodeWithAnotherAddress() {
    assertThat(facts.current().nodes()).isEqualTo(Addresses.addresses("192.0.2.1"));

    put(Node.class, node("192.0.2.2"));

    awaitHeard(Entity.NODES);
    assertThat(facts.current().nodes()).isEqualTo(Addresses.addresses("192.0.2.2"));
  }

  @Test
  void tellsOfTheDnsService() {
    facts.current();

    put(
        Service.class,
        "metadata: {name: kube-dns, namespace: kube-system}\nspec: {clusterIP: 10.96.0.10}");

    awaitHeard(Entity.CLUSTER_DNS);
  }

  @Test
  void tellsOfTheApiServersEndpoints() {
    facts.current();

    put(
        EndpointSlice.class,
        """
        metadata: {name: kubernetes, namespace: default}
        addressType: IPv4
        endpoints: [{addresses: [192.0.2.9]}]
        ports: [{port: 6443, protocol: TCP}]
        """);

    awaitHeard(Entity.KUBE_API_SERVER);
  }

  @Test
  void tellsNothingOfServicesThatNoEntityStandsFor() {
    facts.current();
    put(Service.class, "metadata: {name: kube-dns, namespace: shop}\nspec: {clusterIP: 10.1.1.1}");
    put(Service.class, "metadata: {name: web, namespace: default}\nspec: {clusterIP: 10.1.1.2}");

    put(Node.class, node("192.0.2.2"));

    awaitHeard(Entity.NODES);
  }

  @Test
  void tellsOfAnotherPlatform() {
    facts.current();

    facts.platform(new Platform(true, true));
    facts.platform(new Platform(true, true));

    assertThat(heard)
        .containsExactly(Set.of(Entity.CLUSTER_DNS, Entity.INGRESS_CONTROLLERS, Entity.MONITORING));
  }

  @Test
  void tellsNobodyBeforeAnybodyAsked() {
    facts.platform(new Platform(true, true));

    assertThat(facts.current().platform()).isEqualTo(new Platform(true, true));
    assertThat(heard).isEmpty();
  }
}
