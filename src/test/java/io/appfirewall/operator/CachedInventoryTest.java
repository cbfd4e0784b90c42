package io.appfirewall.operator;

import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Names.baselineId;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventCache;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.cluster.EventRecorder.Severity;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.cluster.References;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.dashboard.sight.Changes;
import io.appfirewall.dashboard.sight.Happening;
import io.appfirewall.dashboard.sight.Repair;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.NamespaceReader;
import io.appfirewall.manifest.PolicyWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CachedInventoryTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private final PrimaryCaches primaries = new PrimaryCaches(Scope.CLUSTER);
  private final Triggers triggers = Triggers.create();
  private final FakeCache<AppFirewall> firewalls =
      FakeCache.behind(primaries.firewalls(), AppFirewall.class);
  private final FakeCache<FirewallBaseline> baselines =
      FakeCache.behind(primaries.baselines(), FirewallBaseline.class);
  private final FakeCache<Namespace> namespaces =
      FakeCache.behind(primaries.namespaces(), Namespace.class);
  private final EventCache events = EventCache.of(client, Scope.CLUSTER);
  private final Caches caches = new Caches(client, Scope.CLUSTER);
  private final Changes changes = new PageChanges(triggers, caches, events).changes();
  private final Gatherer gatherer =
      new Gatherer(Settings.DEFAULTS, CLOCK, caches, primaries, Scope.CLUSTER);
  private final CachedInventory inventory =
      new CachedInventory(
          Settings.DEFAULTS,
          Scope.CLUSTER,
          primaries,
          caches,
          new Users(primaries),
          gatherer,
          new FirewallRows(triggers),
          events);

  @BeforeEach
  void start() {
    firewalls.addIndexer(References.INDEX, firewall -> References.of(firewall).keys());
    namespaces.put("metadata: {name: shop, labels: {team: red}}");
    caches.start(Duration.ofSeconds(10));
    events.start();
    // A mock cluster takes long to end while something is still being read.
    await().until(events::isHealthy);
  }

  @AfterEach
  void stop() {
    events.stop();
    caches.stop();
  }

  private AppFirewall firewall(String name, String spec) {
    return firewalls.put(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: %1$s, namespace: shop, uid: u-%1$s}
        spec: {podSelector: {matchLabels: {app: %1$s}}, %2$s}
        """
            .formatted(name, spec));
  }

  private <T extends HasMetadata> T there(T object) {
    return client.resource(object).create();
  }

  private void written(Compilation compilation) {
    there(PolicyWriter.write(wanted(compilation)));
  }

  private static io.appfirewall.core.model.NetworkPolicy wanted(Compilation compilation) {
    return ((Intent.Enforce) compilation.intent()).policy();
  }

  private Compilation compilation(AppFirewall firewall) {
    return PolicyCompiler.compile(FirewallReader.read(firewall), gatherer.gather(firewall));
  }

  private void written(AppFirewall firewall) {
    written(compilation(firewall));
  }

  private Policy policy(String name) {
    await().until(() -> policies().anyMatch(policy -> policy.id().name().equals(name)));
    return policies().filter(policy -> policy.id().name().equals(name)).findFirst().orElseThrow();
  }

  private java.util.stream.Stream<Policy> policies() {
    return inventory.policies("shop");
  }

  @Nested
  class APolicy {
    private static final String RULE =
        "ingress: [{name: in, from: [{entity: SameNamespace}], ports: [{port: 80}]}]";

    @Test
    void thatStandsAsItsFirewallWantsItHasTheRulesThatItComesFrom() {
      written(firewall("web", RULE));

      assertThat(policy("appfw-web").source())
          .contains(
              new Source(
                  firewallId("web"),
                  List.of(new Origin.FromRule(Direction.INGRESS, "in")),
                  List.of()));
    }

    @Test
    void thatStandsOtherwiseIsShownAsItStandsAndComesFromNoRule() {
      AppFirewall web = firewall("web", RULE);
      written(web);
      firewall("web", RULE.replace("80", "81"));

      Policy policy = policy("appfw-web");

      assertThat(policy.spec()).isEqualTo(wanted(compilation(web)).spec());
      assertThat(policy.source()).contains(new Source(firewallId("web"), List.of(), List.of()));
    }

    @Test
    void ofAnotherFirewallOfThatNameIsSomebodyElses() {
      written(firewall("web", RULE));
      AppFirewall next = firewall("web", RULE);
      next.getMetadata().setUid("u-next");

      assertThat(policy("appfw-web").source()).isEmpty();
    }

    @Test
    void ofAFirewallThatIsGoneIsSomebodyElses() {
      AppFirewall web = firewall("web", RULE);
      written(web);
      firewalls.remove(web);

      assertThat(policy("appfw-web").source()).isEmpty();
    }

    @Test
    void ofNobodyOfOursIsSomebodyElses() {
      there(
          Serialization.unmarshal(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: foreign, namespace: shop}
              spec: {podSelector: {}}
              """,
              NetworkPolicy.class));

      assertThat(policy("foreign").source()).isEmpty();
      assertThat(inventory.networkPolicy(name("foreign"))).isPresent();
      assertThat(inventory.policies("bi")).isEmpty();
    }

    @Test
    void ofABaselineHasWhatItComesFrom() {
      FirewallBaseline baseline =
          baselines.put(
              """
              apiVersion: appfirewall.io/v1beta1
              kind: FirewallBaseline
              metadata: {name: closed, uid: u-closed}
              spec: {allNamespaces: true, policyTypes: [Ingress], mode: Enforce, allow: {ingress: [SameNamespace]}}
              """);
      written(
          BaselineCompiler.compile(
              BaselineReader.read(baseline),
              NamespaceReader.read(primaries.namespaces().get("shop").orElseThrow()),
              gatherer.gather()));

      assertThat(policy("firewall-baseline-closed").source())
          .contains(
              new Source(
                  baselineId("closed"),
                  List.of(new Origin.Allowed(Direction.INGRESS, Entity.SAME_NAMESPACE)),
                  List.of()));
    }
  }

  @Nested
  class Pods {
    @Test
    void areThoseThatStillSendOrReceive() {
      there(pod("web-1", "Running"));
      there(pod("done-1", "Succeeded"));
      there(pod("web-2", "Pending"));

      await()
          .untilAsserted(() ->
              assertThat(inventory.pods("shop"))
                  .extracting(pod -> pod.id().name())
                  .containsExactlyInAnyOrder("web-1", "web-2"));
    }

    private static Pod pod(String name, String phase) {
      return Serialization.unmarshal(
          "metadata: {name: %s, namespace: shop}\nspec: {containers: []}\nstatus: {phase: %s}"
              .formatted(name, phase),
          Pod.class);
    }
  }

  @Nested
  class Events {
    private int told;

    /** Tells by another replica, which shares nothing with this one but the cluster. */
    private void tell(HasMetadata object, Severity severity, String reason, String message) {
      told++;
      // An Event is named after its time.
      Clock then = Clock.offset(CLOCK, Duration.ofMillis(told));
      new EventRecorder(client, then).recordChange(object, severity, reason, message);
    }

    private void awaitTold() {
      await().until(() -> events.all().size() == told);
    }

    @Test
    void areThoseThatWereToldOfThisVeryFirewall() {
      AppFirewall web = firewall("web", "ingress: []");
      tell(web, Severity.WARNING, "Conflict", "A foreign policy has the name.");
      tell(firewall("api", "ingress: []"), Severity.NORMAL, "Ready", "Ready.");
      awaitTold();

      assertThat(inventory.events(name("web")))
          .containsExactly(
              new Happening(
                  "Warning", "Conflict", "A foreign policy has the name.", 1, Optional.of(NOW)));
    }

    @Test
    void areTheLatestTwenty() {
      AppFirewall web = firewall("web", "ingress: []");
      for (int i = 0; i < 25; i++) {
        tell(web, Severity.NORMAL, "Ready", "No. " + i);
      }
      awaitTold();

      assertThat(inventory.events(name("web"))).hasSize(20);
      assertThat(inventory.events(name("web")).getFirst().message()).isEqualTo("No. 24");
    }

    @Test
    void ofWhatIsNotThereAreNone() {
      AppFirewall web = firewall("web", "ingress: []");
      tell(web, Severity.NORMAL, "Ready", "Ready.");
      awaitTold();
      web.getMetadata().setUid("u-next");

      assertThat(inventory.events(name("web"))).isEmpty();
      assertThat(inventory.events(name("gone"))).isEmpty();
    }

    @Test
    void ofRepairsAreThoseOnWhatIsThere() {
      FirewallBaseline closed = baselines.put("metadata: {name: closed, uid: u-closed}");
      AppFirewall gone = firewall("gone", "ingress: []");
      tell(firewall("web", "ingress: []"), Severity.WARNING, Enforcer.DRIFT_REPAIRED, "First.");
      tell(closed, Severity.WARNING, Enforcer.DRIFT_REPAIRED, "Second.");
      tell(closed, Severity.NORMAL, "Ready", "Ready.");
      tell(gone, Severity.WARNING, Enforcer.DRIFT_REPAIRED, "Third.");
      firewalls.remove(gone);
      awaitTold();

      assertThat(inventory.repairs().orElseThrow())
          .containsExactly(
              new Repair(baselineId("closed"), repair("Second.")),
              new Repair(firewallId("web"), repair("First.")));
    }

    private static Happening repair(String message) {
      return new Happening("Warning", Enforcer.DRIFT_REPAIRED, message, 1, Optional.of(NOW));
    }

    @Test
    void areToldToOpenPages() {
      long start = changes.count();

      tell(firewall("web", "ingress: []"), Severity.NORMAL, "Ready", "Ready.");

      await().until(() -> changes.since(start, List.of("shop")));
    }

    @Test
    void thatAreNotHeardOfLeaveRepairsUnknown() {
      events.stop();

      assertThat(inventory.repairs()).isEmpty();
    }
  }

  @Test
  void usersOfAFirewallAreThoseThatNameItButItself() {
    firewall("api", "ingress: [{from: [{firewall: {name: api}}, {firewall: {name: web}}]}]");
    firewall("web", "egress: [{to: [{firewall: {name: api}}]}]");

    assertThat(inventory.users(name("api"))).containsExactly(name("web"));
  }

  @Test
  void namespacesHaveTheirLabels() {
    assertThat(inventory.namespaces())
        .containsExactly(new TargetNamespace("shop", Map.of("team", "red")));
  }

  @Test
  void whereOnlySomeNamespacesAreWatchedThoseAreAllThereAre() {
    Scope some = Scope.of(List.of("shop", "bi"));
    var primariesOfSome = new PrimaryCaches(some);

    assertThat(
            new CachedInventory(
                    Settings.DEFAULTS,
                    some,
                    primariesOfSome,
                    caches,
                    new Users(primaries),
                    gatherer,
                    new FirewallRows(triggers),
                    events)
                .namespaces())
        .extracting(TargetNamespace::name)
        .containsExactly("bi", "shop");
    assertThat(inventory.problems()).isEmpty();
  }

  @Test
  void saysSoWhenChangesAreNotHeardOf() {
    caches.stop();

    assertThat(inventory.problems())
        .singleElement()
        .asString()
        .startsWith("Not every change of the cluster is heard of");
  }

  @Test
  void everyChangeIsToldByItsPlace() {
    AppFirewall web = firewall("web", "ingress: []");
    long start = changes.count();
    triggers.firewalls().onResourceUpdated(web, web);

    assertThat(changes.since(start, List.of("shop"))).isTrue();
    assertThat(changes.since(start, List.of("bi", Changes.CLUSTER))).isFalse();

    long then = changes.count();
    triggers.baselines().onResourceDeleted(baselines.put("metadata: {name: closed}"));
    assertThat(changes.since(then, List.of(Changes.CLUSTER))).isTrue();

    long later = changes.count();
    there(Pods.pod("web-1", "Running"));
    await().until(() -> changes.since(later, List.of("shop")));
  }
}
