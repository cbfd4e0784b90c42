package io.appfirewall.cluster;

import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.clusterAddressGroupId;
import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.fixture.Addresses;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GathererTest {
  @RegisterExtension final MockCluster cluster = new MockCluster();
  private final KubernetesClient client = cluster.client();
  private Caches caches;
  private Gatherer gatherer;
  private final List<HasMetadata> own = new ArrayList<>();

  private final OwnObjects ownObjects =
      new OwnObjects() {
        @Override
        public Optional<AppFirewall> firewall(NamespacedName id) {
          return find(AppFirewall.class, id);
        }

        @Override
        public Optional<AddressGroup> addressGroup(NamespacedName id) {
          return find(AddressGroup.class, id);
        }

        @Override
        public Optional<ClusterAddressGroup> clusterAddressGroup(String name) {
          return own.stream()
              .filter(ClusterAddressGroup.class::isInstance)
              .map(ClusterAddressGroup.class::cast)
              .filter(group -> group.getMetadata().getName().equals(name))
              .findFirst();
        }

        private <T extends HasMetadata> Optional<T> find(Class<T> kind, NamespacedName id) {
          return own.stream()
              .filter(kind::isInstance)
              .map(kind::cast)
              .filter(object -> PolicyCache.id(object).equals(id))
              .findFirst();
        }
      };

  @BeforeEach
  void start() {
    put(
        Service.class,
        """
        metadata: {name: db, namespace: shop}
        spec: {selector: {app: db}, ports: [{port: 80}]}
        """);
    put(
        Service.class,
        """
        metadata: {name: legacy, namespace: shop}
        spec: {ports: [{port: 80}]}
        """);
    put(
        EndpointSlice.class,
        """
        metadata: {name: legacy-1, namespace: shop, labels: {kubernetes.io/service-name: legacy}}
        addressType: IPv4
        endpoints: [{addresses: [192.0.2.7]}]
        ports: [{port: 8080}]
        """);
    put(
        Service.class,
        """
        metadata: {name: kube-dns, namespace: kube-system}
        spec: {clusterIP: 10.96.0.10}
        """);
    put(
        Node.class,
        """
        metadata: {name: node-1}
        status: {addresses: [{type: InternalIP, address: 192.0.2.1}]}
        """);
    caches = new Caches(client, Scope.CLUSTER);
    caches.start(Duration.ofSeconds(10));
    gatherer =
        new Gatherer(
            Settings.DEFAULTS, Clock.fixed(NOW, ZoneOffset.UTC), caches, ownObjects, Scope.CLUSTER);
  }

  @AfterEach
  void stop() {
    caches.stop();
  }

  private void put(Class<? extends HasMetadata> kind, String yaml) {
    client.resource(Serialization.unmarshal(yaml, kind)).create();
  }

  private <T extends HasMetadata> T own(Class<T> kind, String name, String spec) {
    T object =
        Serialization.unmarshal(
            "metadata: {name: " + name + ", namespace: shop}\nspec: " + spec, kind);
    own.add(object);
    return object;
  }

  private AppFirewall webThatNames(String peers) {
    return own(
        AppFirewall.class,
        "web",
        "{podSelector: {matchLabels: {app: web}}, egress: [{name: out, to: [" + peers + "]}]}");
  }

  private static Group group(String name) {
    return new Group(name(name), Optional.of(LabelSelector.labels(Map.of("app", name))));
  }

  @Nested
  class OfAFirewall {
    @Test
    void itselfIsAGroupThatItMayName() {
      assertThat(gatherer.gather(webThatNames("")).groups())
          .isEqualTo(Map.of(name("web"), group("web")));
    }

    @Test
    void theFirewallsThatItNamesAreThereAndNoOthers() {
      own(AppFirewall.class, "api", "{podSelector: {matchLabels: {app: api}}}");
      own(AppFirewall.class, "other", "{podSelector: {matchLabels: {app: other}}}");
      own(AppFirewall.class, "odd", "text");

      assertThat(
              gatherer
                  .gather(
                      webThatNames(
                          "{firewall: {name: api}}, {firewall: {name: odd}},"
                              + " {firewall: {name: gone}}"))
                  .groups())
          .isEqualTo(
              Map.of(
                  name("web"),
                  group("web"),
                  name("api"),
                  group("api"),
                  name("odd"),
                  new Group(name("odd"), Optional.empty())));
    }

    @Test
    void theServicesThatItNamesAreThereAndNoOthers() {
      assertThat(
              gatherer
                  .gather(webThatNames("{service: {name: db}}, {service: {name: gone}}"))
                  .services())
          .containsOnlyKeys(name("db"));
    }

    @Test
    void aServiceWithoutSelectorHasItsEndpoints() {
      assertThat(gatherer.gather(webThatNames("{service: {name: legacy}}")).services())
          .hasEntrySatisfying(
              name("legacy"),
              service -> assertThat(service.backend().toString()).contains("192.0.2.7/32"));
    }

    @Test
    void theAddressGroupsThatItNamesAreThereAndNoOthers() {
      own(AddressGroup.class, "office", "{addresses: [{cidr: 203.0.113.0/24}]}");
      own(AddressGroup.class, "other", "{addresses: []}");
      own(ClusterAddressGroup.class, "office", "{addresses: []}");

      Snapshot snapshot =
          gatherer.gather(
              webThatNames(
                  "{addressGroup: {name: office}},"
                      + " {addressGroup: {name: office, kind: ClusterAddressGroup}},"
                      + " {addressGroup: {name: gone}}"));

      assertThat(snapshot.addressGroups())
          .containsOnlyKeys(addressGroupId("office"), clusterAddressGroupId("office"));
    }
  }

  @Test
  void theFactsOfTheClusterAreThereForEverybody() {
    Snapshot snapshot = gatherer.gather();

    assertThat(snapshot)
        .isEqualTo(
            new Snapshot(
                Settings.DEFAULTS,
                NOW,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Addresses.addresses("192.0.2.1"),
                Addresses.addresses("10.96.0.10"),
                Snapshot.Platform.PLAIN,
                java.util.Set.of()));
  }
}
