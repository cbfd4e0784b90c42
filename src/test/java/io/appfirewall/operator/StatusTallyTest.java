package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusTallyTest {
  private static final String READY = "[{type: Ready, status: 'True', observedGeneration: 1}]";
  private static final String STALLED =
      "[{type: Ready, status: 'False', observedGeneration: 1}, {type: Stalled, status: 'True'}]";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final PrimaryCaches caches = new PrimaryCaches(Scope.CLUSTER);
  private final CacheGate gate = new CacheGate();
  private final FakeCache<AppFirewall> firewalls =
      FakeCache.behind(caches.firewalls(), AppFirewall.class);
  private final FakeCache<FirewallBaseline> baselines =
      FakeCache.behind(caches.baselines(), FirewallBaseline.class);
  private final FakeCache<ClusterAddressGroup> groups =
      FakeCache.behind(caches.clusterAddressGroups(), ClusterAddressGroup.class);

  @BeforeEach
  void make() {
    FakeCache.behind(caches.addressGroups(), AddressGroup.class);
    new StatusTally(caches, gate, registry);
  }

  private double value(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  private static String object(String name, String conditions, String rest) {
    return "metadata: {name: %s, namespace: shop, generation: 1}\nstatus: {conditions: %s%s}"
        .formatted(name, conditions, rest);
  }

  @Test
  void countsObjectsByKindAndState() {
    gate.open();
    firewalls.put(object("web", READY, ""));
    firewalls.put(object("api", READY, ""));
    firewalls.put(object("db", STALLED, ""));
    groups.put(object("office", STALLED, ""));

    assertThat(value("appfirewall.objects", "kind", "AppFirewall", "state", "ready")).isEqualTo(2);
    assertThat(value("appfirewall.objects", "kind", "AppFirewall", "state", "stalled"))
        .isEqualTo(1);
    assertThat(value("appfirewall.objects", "kind", "ClusterAddressGroup", "state", "stalled"))
        .isEqualTo(1);
    assertThat(value("appfirewall.objects", "kind", "AddressGroup", "state", "ready")).isZero();
  }

  @Test
  void countsRulesByState() {
    gate.open();
    firewalls.put(object("web", READY, ", rules: [{state: Active}, {state: Expired}]"));
    firewalls.put(object("api", READY, ", rules: [{state: Active}, {state: Degraded}]"));

    assertThat(value("appfirewall.rules", "state", "active")).isEqualTo(2);
    assertThat(value("appfirewall.rules", "state", "degraded")).isEqualTo(1);
    assertThat(value("appfirewall.rules", "state", "expired")).isEqualTo(1);
  }

  @Test
  void addsUpTheNamespacesOfBaselines() {
    gate.open();
    baselines.put(object("a", READY, ", namespaces: {matched: 4, enforced: 3, excluded: 1}"));
    baselines.put(object("b", READY, ", namespaces: {matched: 3, enforced: 1, waiting: 2}"));

    assertThat(value("appfirewall.baseline.namespaces", "state", "matched")).isEqualTo(7);
    assertThat(value("appfirewall.baseline.namespaces", "state", "enforced")).isEqualTo(4);
    assertThat(value("appfirewall.baseline.namespaces", "state", "waiting")).isEqualTo(2);
    assertThat(value("appfirewall.baseline.namespaces", "state", "excluded")).isEqualTo(1);
  }

  @Test
  void knowsNothingBeforeEverythingHasBeenRead() {
    assertThat(value("appfirewall.rules", "state", "active")).isNaN();
  }
}
