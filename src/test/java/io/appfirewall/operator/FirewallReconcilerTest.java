package io.appfirewall.operator;

import static io.appfirewall.fixture.Moments.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.Applier;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.cluster.FieldManagers;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.Scope;
import io.appfirewall.core.snapshot.Settings;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
class FirewallReconcilerTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  KubernetesMockServer server;
  KubernetesClient client;
  private final PrimaryCaches primaries = new PrimaryCaches(Scope.CLUSTER);

  @SuppressWarnings("unchecked") // A class has no type arguments.
  private final Context<AppFirewall> context = mock(Context.class);

  private FirewallReconciler reconciler() {
    CacheGate gate = new CacheGate();
    gate.open();
    Caches caches = new Caches(client, Scope.CLUSTER);
    OperatorMetrics metrics = new OperatorMetrics(new SimpleMeterRegistry());
    EventRecorder events = new EventRecorder(client, CLOCK);
    MemberCounts counts = new MemberCounts(caches.pods(), id -> {});
    return new FirewallReconciler(
        gate,
        primaries,
        Triggers.create(),
        new Gatherer(Settings.DEFAULTS, CLOCK, caches, primaries, Scope.CLUSTER),
        new Enforcer(
            gate,
            caches,
            new Applier(client, caches.policies()),
            new FieldManagers(client),
            events,
            metrics),
        new FirewallStatuses(counts, new Users(primaries), CLOCK),
        new StatusWriter(gate, client, metrics, new ReadyEvents(events)),
        new Expiry(CLOCK, Properties.with()));
  }

  @Test
  void looksAgainSoonWhereTheNamespaceVanishesSinceItMayBeANewOneByNow()
      throws InterruptedException {
    FakeCache.behind(primaries.namespaces(), Namespace.class)
        .put("metadata: {name: shop, deletionTimestamp: \"2026-06-01T12:00:00Z\"}");
    AppFirewall web =
        Serialization.unmarshal("metadata: {name: web, namespace: shop}", AppFirewall.class);

    UpdateControl<AppFirewall> control = reconciler().reconcile(web, context);

    assertThat(control.getScheduleDelay()).contains(5_000L);
    assertThat(server.getRequestCount()).isZero();
  }
}
