package io.appfirewall.operator;

import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.baselineId;
import static io.appfirewall.fixture.Names.firewallId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.References;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is looked at again when something changes: exactly those whom it can concern. */
class PropagationTest {
  private static final String API = "podSelector: {matchLabels: {app: api}}";

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private final CacheGate gate = new CacheGate();
  private final PrimaryCaches primaries = new PrimaryCaches(Scope.CLUSTER);
  private final Triggers triggers = Triggers.create();
  private final FakeCache<AppFirewall> firewalls =
      FakeCache.behind(primaries.firewalls(), AppFirewall.class);
  private final FakeCache<FirewallBaseline> baselines =
      FakeCache.behind(primaries.baselines(), FirewallBaseline.class);
  private final FakeCache<Namespace> namespaces =
      FakeCache.behind(primaries.namespaces(), Namespace.class);
  private final Settler settler = new Settler(Properties.with("appfirewall.settle", "10ms"));
  private final List<ObjectId> marked = new CopyOnWriteArrayList<>();
  private Caches caches;
  private RecordedEvents firedFirewalls;
  private RecordedEvents firedNamespaces;

  @BeforeEach
  void start() {
    firewalls.addIndexer(References.INDEX, firewall -> References.of(firewall).keys());
    firewall("web", "ingress: [{from: [{firewall: {name: api}}]}]");
    firewall("admin", "ingress: [{from: [{addressGroup: {name: office}}]}]");
    firewall("jobs", "egress: [{to: [{service: {name: db}}, {entity: Nodes}]}]");
    baselines.put(
        """
        metadata: {name: closed}
        spec: {allNamespaces: true, policyTypes: [Ingress], mode: Enforce}
        """);
    namespaces.put("metadata: {name: shop}");
    caches = new Caches(client, Scope.CLUSTER);
    MemberCounts counts = new MemberCounts(caches.pods(), id -> {});
    PolicyChanges policyChanges = new PolicyChanges(caches, triggers, settler);
    new Propagation(gate, caches, primaries, triggers, counts, settler, policyChanges).connect();
    caches.start(Duration.ofSeconds(10));
    firedFirewalls = RecordedEvents.of(triggers.firewalls());
    firedNamespaces = RecordedEvents.of(triggers.namespaces());
    settler.start(marked::add);
    gate.open();
  }

  @AfterEach
  void stop() {
    settler.stop();
    caches.stop();
  }

  private AppFirewall firewall(String name, String spec) {
    return firewalls.put(
        "metadata: {name: %s, namespace: shop, uid: u, generation: 1}\nspec: {%s}"
            .formatted(name, spec));
  }

  private static AppFirewall api(int generation, String uid, String spec) {
    return object(
        AppFirewall.class,
        "metadata: {name: api, namespace: shop, uid: %s, generation: %d}\nspec: {%s}"
            .formatted(uid, generation, spec));
  }

  private static <T extends HasMetadata> T object(Class<T> kind, String yaml) {
    return Serialization.unmarshal(yaml, kind);
  }

  private <T extends HasMetadata> void apply(Class<T> kind, String yaml) {
    client.resource(object(kind, yaml)).createOr(existing -> existing.update());
  }

  private void awaitFirewalls(String... expected) {
    List<String> fired = new CopyOnWriteArrayList<>();
    await()
        .untilAsserted(() -> {
          fired.addAll(firedFirewalls.taken());
          assertThat(fired).containsExactlyInAnyOrder(expected);
        });
  }

  private void awaitMarked(ObjectId... objects) {
    await().untilAsserted(() -> assertThat(marked).containsExactlyInAnyOrder(objects));
  }

  @Nested
  class AFirewall {
    @Test
    void concernsThoseThatNameItWhenItComesOrGoes() {
      triggers.firewalls().onResourceCreated(api(1, "u1", API));
      assertThat(firedFirewalls.taken()).containsExactly("shop/web");

      triggers.firewalls().onResourceDeleted(api(1, "u1", API));
      assertThat(firedFirewalls.taken()).containsExactly("shop/web");
    }

    @Test
    void concernsThemWhenItsMembersAreOthers() {
      triggers.firewalls().onResourceUpdated(api(2, "u1", "allPods: true"), api(1, "u1", API));

      assertThat(firedFirewalls.taken()).containsExactly("shop/web");
    }

    @Test
    void concernsThemWhenItsSelectorCannotBeReadAnyMore() {
      triggers.firewalls().onResourceUpdated(api(2, "u1", "allPods: [true]"), api(1, "u1", API));

      assertThat(firedFirewalls.taken()).containsExactly("shop/web");
    }

    @Test
    void concernsThemWhenANamesakeHasTakenItsPlaceUnseen() {
      triggers.firewalls().onResourceUpdated(api(1, "u2", "allPods: true"), api(1, "u1", API));

      assertThat(firedFirewalls.taken()).containsExactly("shop/web");
    }

    @Test
    void concernsNobodyWhenOnlyItsRulesAreOthers() {
      triggers
          .firewalls()
          .onResourceUpdated(api(2, "u1", API + ", mode: Preview"), api(1, "u1", API));

      assertThat(firedFirewalls.taken()).isEmpty();
    }

    @Test
    void concernsNobodyByItsStatus() {
      triggers.firewalls().onResourceUpdated(api(1, "u1", API), api(1, "u1", API));

      assertThat(firedFirewalls.taken()).isEmpty();
    }

    @Test
    void changesTheCountOfThoseThatItNamesOnlyNowOrNoLonger() {
      triggers
          .firewalls()
          .onResourceUpdated(
              api(2, "u1", "ingress: [{from: [{firewall: {name: a}}, {firewall: {name: b}}]}]"),
              api(
                  1,
                  "u1",
                  "ingress: [{from: [{firewall: {name: a}}, {addressGroup: {name: c}}]}]"));

      awaitMarked(firewallId("b"), addressGroupId("c"));
    }
  }

  @Nested
  class APolicy {
    private static final String POLICY =
        """
        metadata: {name: %s, namespace: shop, labels: {app: %s}}
        spec: {podSelector: {}}
        """;

    @Test
    void concernsTheFirewallOfItsNameWhoseverItIs() {
      apply(NetworkPolicy.class, POLICY.formatted("appfw-web", "a"));

      awaitFirewalls("shop/web");
    }

    @Test
    void concernsTheNamespaceAndTheBaselineOfItsName() {
      apply(NetworkPolicy.class, POLICY.formatted("firewall-baseline-closed", "a"));

      await().untilAsserted(() -> assertThat(firedNamespaces.taken()).containsExactly("shop"));
      awaitMarked(baselineId("closed"));
    }

    @Test
    void concernsNobodyUnderAnotherName() {
      apply(NetworkPolicy.class, POLICY.formatted("theirs", "a"));
      apply(NetworkPolicy.class, POLICY.formatted("appfw-web", "a"));

      awaitFirewalls("shop/web");
    }

    @Test
    void concernsNobodyAsTheNewsOfOurOwnWrite() {
      NetworkPolicy ours = object(NetworkPolicy.class, POLICY.formatted("appfw-web", "a"));
      ours.getMetadata().setResourceVersion(nextVersion());
      caches.policies().written(ours);

      apply(NetworkPolicy.class, POLICY.formatted("appfw-web", "a"));
      apply(NetworkPolicy.class, POLICY.formatted("appfw-jobs", "a"));

      awaitFirewalls("shop/jobs");
    }

    private String nextVersion() {
      String version =
          client
              .resource(object(NetworkPolicy.class, POLICY.formatted("other", "a")))
              .create()
              .getMetadata()
              .getResourceVersion();
      return "" + (Long.parseLong(version) + 1);
    }
  }

  @Nested
  class AService {
    private static final String DB =
        "metadata: {name: db, namespace: shop, annotations: {note: %s}}\nspec: {%s}";

    @Test
    void concernsThoseThatNameItWhenItMeansSomethingElse() {
      apply(Service.class, DB.formatted("a", "selector: {app: db}"));
      awaitFirewalls("shop/jobs");

      apply(Service.class, DB.formatted("a", "selector: {app: db2}"));

      awaitFirewalls("shop/jobs");
    }

    @Test
    void concernsNobodyByWhatNobodyReads() {
      apply(Service.class, DB.formatted("a", "selector: {app: db}"));
      awaitFirewalls("shop/jobs");

      apply(Service.class, DB.formatted("b", "selector: {app: db}"));
      apply(NetworkPolicy.class, "metadata: {name: appfw-web, namespace: shop}\nspec: {}");

      awaitFirewalls("shop/web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "selector: {app: db}"})
    void concernsThemByItsEndpointsOnlyWithoutSelector(String spec) {
      apply(Service.class, DB.formatted("a", spec));
      awaitFirewalls("shop/jobs");

      apply(
          EndpointSlice.class,
          """
          metadata: {name: db-1, namespace: shop, labels: {kubernetes.io/service-name: db}}
          addressType: IPv4
          endpoints: [{addresses: [192.0.2.7]}]
          """);
      apply(NetworkPolicy.class, "metadata: {name: appfw-web, namespace: shop}\nspec: {}");

      awaitFirewalls(
          spec.isEmpty() ? new String[] {"shop/jobs", "shop/web"} : new String[] {"shop/web"});
    }
  }

  @Nested
  class AnAddressGroup {
    private static final String OFFICE =
        "metadata: {name: office, namespace: shop, uid: u, generation: %d}";

    @Test
    void concernsThoseThatNameIt() {
      triggers
          .addressGroups()
          .onResourceUpdated(
              object(AddressGroup.class, OFFICE.formatted(2)),
              object(AddressGroup.class, OFFICE.formatted(1)));

      assertThat(firedFirewalls.taken()).containsExactly("shop/admin");
    }

    @Test
    void concernsNobodyByItsStatus() {
      triggers
          .addressGroups()
          .onResourceUpdated(
              object(AddressGroup.class, OFFICE.formatted(1)),
              object(AddressGroup.class, OFFICE.formatted(1)));

      assertThat(firedFirewalls.taken()).isEmpty();
    }

    @Test
    void ofTheWholeClusterConcernsNobodyWhoNamesTheOneOfTheNamespace() {
      triggers
          .clusterAddressGroups()
          .onResourceCreated(object(ClusterAddressGroup.class, "metadata: {name: office}"));

      assertThat(firedFirewalls.taken()).isEmpty();
    }
  }

  @Nested
  class ABaseline {
    private static final String CLOSED = "metadata: {name: closed, uid: u, generation: %d}";

    @Test
    void concernsEveryNamespaceAndTheStatusOfEveryBaseline() {
      triggers
          .baselines()
          .onResourceUpdated(
              object(FirewallBaseline.class, CLOSED.formatted(2)),
              object(FirewallBaseline.class, CLOSED.formatted(1)));

      assertThat(firedNamespaces.taken()).containsExactly("shop");
      awaitMarked(baselineId("closed"));
    }

    @Test
    void concernsNobodyByItsStatus() {
      triggers
          .baselines()
          .onResourceUpdated(
              object(FirewallBaseline.class, CLOSED.formatted(1)),
              object(FirewallBaseline.class, CLOSED.formatted(1)));

      assertThat(firedNamespaces.taken()).isEmpty();
    }
  }

  @Nested
  class ANamespace {
    @Test
    void concernsTheStatusOfBaselines() {
      triggers.namespaces().onResourceCreated(object(Namespace.class, "metadata: {name: bi}"));

      awaitMarked(baselineId("closed"));
    }

    @Test
    void thatShowsAnotherPlatformConcernsThoseThatUseItsEntities() {
      firewall("dns", "policyTypes: [Egress]");
      caches.facts().current();
      Namespace openshift = namespaces.put("metadata: {name: openshift-dns}");

      triggers.namespaces().onResourceCreated(openshift);

      assertThat(firedFirewalls.taken()).containsExactly("shop/dns");
      assertThat(firedNamespaces.taken()).containsExactlyInAnyOrder("shop", "openshift-dns");
    }
  }
}
