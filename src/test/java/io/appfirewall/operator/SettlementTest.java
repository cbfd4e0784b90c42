package io.appfirewall.operator;

import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.baselineId;
import static io.appfirewall.fixture.Names.clusterAddressGroupId;
import static io.appfirewall.fixture.Names.firewallId;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.References;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SettlementTest {
  private static final String WEB_THAT_NAMES_ALL =
      """
      metadata: {name: web, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: web}}
        ingress:
        - from:
          - firewall: {name: api}
          - addressGroup: {name: office}
          - addressGroup: {name: office, kind: ClusterAddressGroup}
      """;

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private final PrimaryCaches caches = new PrimaryCaches(Scope.CLUSTER);
  private final Triggers triggers = Triggers.create();
  private final FakeCache<AppFirewall> firewalls =
      FakeCache.behind(caches.firewalls(), AppFirewall.class);
  private final FakeCache<AddressGroup> groups =
      FakeCache.behind(caches.addressGroups(), AddressGroup.class);
  private final FakeCache<ClusterAddressGroup> groupsOfCluster =
      FakeCache.behind(caches.clusterAddressGroups(), ClusterAddressGroup.class);
  private Settlement settlement;

  @BeforeEach
  void make() {
    firewalls.addIndexer(References.INDEX, firewall -> References.of(firewall).keys());
    // Nothing is watched, so that every group has 0 members.
    MemberCounts counts = new MemberCounts(new Caches(client, Scope.CLUSTER).pods(), id -> {});
    Users users = new Users(caches);
    settlement =
        new Settlement(
            caches,
            triggers,
            counts,
            new FirewallStatuses(counts, users, Clock.systemUTC()),
            users);
  }

  @Nested
  class OfAFirewall {
    private final RecordedEvents fired = RecordedEvents.of(triggers.firewalls());

    private void api(String status) {
      firewalls.put(
          """
          metadata: {name: api, namespace: shop}
          spec: {podSelector: {matchLabels: {app: api}}}
          status: %s
          """
              .formatted(status));
      settlement.settle(firewallId("api"));
    }

    @Test
    void hasItReconciledWhereAnotherNumberOfPodsIsCounted() {
      api("{members: {pods: 1, hostNetwork: 0}, usedBy: {count: 0, sample: []}}");

      assertThat(fired.taken()).containsExactly("shop/api");
    }

    @Test
    void hasItReconciledWhereAnotherFirewallNamesItNow() {
      firewalls.put(WEB_THAT_NAMES_ALL);
      api("{members: {pods: 0, hostNetwork: 0}, usedBy: {count: 0, sample: []}}");

      assertThat(fired.taken()).containsExactly("shop/api");
    }

    @Test
    void hasItReconciledWhereSomebodyBrokeItsStatus() {
      api("text");

      assertThat(fired.taken()).containsExactly("shop/api");
    }

    @Test
    void leavesItWhereItsStatusSaysSoAlready() {
      firewalls.put(WEB_THAT_NAMES_ALL);
      api("{members: {pods: 0, hostNetwork: 0}, usedBy: {count: 1, sample: [web]}}");

      assertThat(fired.taken()).isEmpty();
    }

    @Test
    void leavesOneThatHasGone() {
      settlement.settle(firewallId("gone"));

      assertThat(fired.taken()).isEmpty();
    }
  }

  @Nested
  class OfAnAddressGroup {
    private static final String STATUS = "{usedBy: {count: %s, sample: [%s]}}";

    private void group(String status) {
      groups.put("metadata: {name: office, namespace: shop}\nstatus: " + status);
      groupsOfCluster.put("metadata: {name: office}\nstatus: " + status);
    }

    @Test
    void hasItReconciledWhereAnotherFirewallNamesItNow() {
      RecordedEvents fired = RecordedEvents.of(triggers.addressGroups());
      firewalls.put(WEB_THAT_NAMES_ALL);
      group(STATUS.formatted(0, ""));

      settlement.settle(addressGroupId("office"));

      assertThat(fired.taken()).containsExactly("shop/office");
    }

    @Test
    void leavesItWhereItsStatusSaysSoAlready() {
      RecordedEvents fired = RecordedEvents.of(triggers.addressGroups());
      firewalls.put(WEB_THAT_NAMES_ALL);
      group(STATUS.formatted(1, "web"));

      settlement.settle(addressGroupId("office"));

      assertThat(fired.taken()).isEmpty();
    }

    @Test
    void isTheSameForOneOfTheWholeCluster() {
      RecordedEvents fired = RecordedEvents.of(triggers.clusterAddressGroups());
      firewalls.put(WEB_THAT_NAMES_ALL);
      group(STATUS.formatted(1, "web"));

      settlement.settle(clusterAddressGroupId("office"));

      assertThat(fired.taken()).containsExactly("office");
    }
  }

  @Test
  void hasEveryBaselineReconciled() {
    RecordedEvents fired = RecordedEvents.of(triggers.baselines());

    settlement.settle(baselineId("closed"));

    assertThat(fired.taken()).containsExactly("closed");
  }
}
