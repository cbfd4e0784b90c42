package io.appfirewall.operator;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.Applier;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.cluster.FieldManagers;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.manifest.PolicyWriter;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnforcerTest {
  private static final AppFirewall WEB =
      Serialization.unmarshal(
          "metadata: {name: web, namespace: shop, uid: uid-of-web}", AppFirewall.class);
  private static final Compilation CLOSED = compile(web());
  private static final Compilation OPENED =
      compile(web().allowsIngressFrom(pods("api"), tcp(8080)));

  private static final History NEVER_SEEN = new History(false, false);
  private static final History STOOD = new History(true, true);

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CacheGate gate = new CacheGate();
  private Caches caches;
  private Enforcer enforcer;

  @BeforeEach
  void start() {
    caches = new Caches(client, Scope.CLUSTER);
    caches.start(Duration.ofSeconds(10));
    gate.open();
    enforcer =
        new Enforcer(
            gate,
            caches,
            new Applier(client, caches.policies()),
            new FieldManagers(client),
            new EventRecorder(client, Clock.fixed(NOW, ZoneOffset.UTC)),
            new OperatorMetrics(registry));
  }

  @AfterEach
  void stop() {
    caches.stop();
  }

  private static FirewallBuilder web() {
    return firewall("web").uid("uid-of-web");
  }

  /** What was written for a compilation, and altered by somebody since. */
  private void stands(Compilation written, Consumer<NetworkPolicy> alteration) {
    NetworkPolicy policy = PolicyWriter.write(policy(written));
    alteration.accept(policy);
    client.resource(policy).create();
    await().until(() -> caches.policies().get(written.policyName()).isPresent());
  }

  private static void open(NetworkPolicy policy) {
    policy.getSpec().setPodSelector(new io.fabric8.kubernetes.api.model.LabelSelector());
  }

  private ApplyOutcome enforce(Compilation compilation, History history) {
    return enforcer.enforce(compilation, WEB, history);
  }

  // When the operator stops, its caches are emptied, and whoever is named seems to have gone.
  @Test
  void writesNothingOnceTheCachesMayBeEmpty() {
    stands(OPENED, policy -> {});
    gate.close();

    assertThatThrownBy(() -> enforce(CLOSED, STOOD)).isInstanceOf(RetryLater.class);

    assertThat(client.network().v1().networkPolicies().inNamespace("shop").list().getItems())
        .singleElement()
        .satisfies(policy -> assertThat(policy.getSpec().getIngress()).isNotEmpty());
  }

  private List<String> events() {
    return client.v1().events().inNamespace("shop").list().getItems().stream()
        .map(Event::getMessage)
        .toList();
  }

  private List<String> counted() {
    return registry.getMeters().stream()
        .filter(Counter.class::isInstance)
        .map(Counter.class::cast)
        .filter(counter -> counter.count() > 0)
        .map(counter -> counter.getId().getTags().stream().map(Tag::getValue).collect(joining(" ")))
        .sorted()
        .toList();
  }

  private static String repaired(String what) {
    return "Somebody " + what + " NetworkPolicy shop/appfw-web; it stands as wanted again.";
  }

  @Nested
  class WhereNothingStands {
    @Test
    void aFirstPolicyIsNoRepair() {
      assertThat(enforce(CLOSED, NEVER_SEEN)).isEqualTo(new ApplyOutcome.Done());

      assertThat(events()).isEmpty();
      assertThat(counted()).containsExactly("create created");
    }

    @Test
    void oneThatStoodWasDeleted() {
      enforce(CLOSED, STOOD);

      assertThat(events()).containsExactly(repaired("deleted"));
      assertThat(counted()).containsExactly("create drift", "unknown");
    }
  }

  @Nested
  class WhereThePolicyStands {
    @Test
    void nothingIsWrittenWhenItIsAsWanted() {
      stands(CLOSED, policy -> {});

      assertThat(enforce(CLOSED, STOOD)).isEqualTo(new ApplyOutcome.Done());

      assertThat(counted()).isEmpty();
    }

    @Test
    void anotherWishIsNoRepair() {
      stands(CLOSED, policy -> {});

      enforce(OPENED, new History(true, false));

      assertThat(events()).isEmpty();
      assertThat(counted()).containsExactly("update changed");
    }

    @Test
    void aForeignOneIsLeftAlone() {
      stands(CLOSED, policy -> policy.getMetadata().setLabels(Map.of()));
      stripOwner();

      assertThat(enforce(CLOSED, STOOD)).isEqualTo(new ApplyOutcome.Conflict(CLOSED.policyName()));

      assertThat(counted()).isEmpty();
    }

    private void stripOwner() {
      NetworkPolicy standing =
          client
              .network()
              .v1()
              .networkPolicies()
              .inNamespace("shop")
              .withName("appfw-web")
              .edit(p -> p.edit().editMetadata().withOwnerReferences().endMetadata().build());
      await()
          .until(() -> caches.policies().get(CLOSED.policyName()).orElseThrow().equals(standing));
    }
  }

  @Test
  void aPolicyThatIsHandedOverIsAdopted() {
    stands(
        CLOSED,
        policy -> {
          policy.getMetadata().setLabels(Map.of());
          policy.getMetadata().setOwnerReferences(List.of());
          policy.getMetadata().setAnnotations(Map.of("appfirewall.io/adopt", "true"));
        });

    enforce(CLOSED, NEVER_SEEN);

    assertThat(counted()).containsExactly("update adopted");
  }

  @Test
  void aPolicyThatIsWantedNoLongerIsRemoved() {
    stands(CLOSED, policy -> {});

    enforce(compile(web().mode(Mode.DISABLED)), STOOD);

    assertThat(counted()).containsExactly("delete removed");
  }

  @Nested
  class WhereSomebodyAlteredTheSpec {
    @Test
    void theHashTellsThoughNothingIsKnownFromBefore() {
      stands(CLOSED, EnforcerTest::open);

      enforce(CLOSED, NEVER_SEEN);

      assertThat(events()).containsExactly(repaired("altered the spec of"));
      assertThat(counted()).containsExactly("unknown", "update drift");
    }

    @Test
    void theHashTellsThoughTheWishIsAnotherByNow() {
      stands(CLOSED, EnforcerTest::open);

      enforce(OPENED, new History(true, false));

      assertThat(events()).containsExactly(repaired("altered the spec of"));
    }

    @Test
    void itIsNoRepairWhereNothingTellsThatItWasOurs() {
      stands(
          CLOSED,
          policy -> {
            open(policy);
            policy.getMetadata().setAnnotations(Map.of());
          });

      enforce(CLOSED, NEVER_SEEN);

      assertThat(events()).isEmpty();
      assertThat(counted()).containsExactly("update changed");
    }
  }

  @Nested
  class WhereItsMarksWereTakenOff {
    @Test
    void aLabelIsRepaired() {
      stands(
          CLOSED,
          policy -> policy.getMetadata().getLabels().remove("app.kubernetes.io/managed-by"));

      enforce(CLOSED, NEVER_SEEN);

      assertThat(events()).containsExactly(repaired("altered our labels or annotations of"));
    }

    @Test
    void anOwnerIsRepaired() {
      stands(CLOSED, policy -> policy.getMetadata().setOwnerReferences(List.of()));

      enforce(CLOSED, STOOD);

      assertThat(events()).containsExactly(repaired("altered the ownerReference of"));
    }

    @Test
    void anOwnerThatIsMissingIsNoRepairForANewFirewallOfThatName() {
      stands(CLOSED, policy -> policy.getMetadata().setOwnerReferences(List.of()));

      enforce(CLOSED, NEVER_SEEN);

      assertThat(events()).isEmpty();
      assertThat(counted()).containsExactly("update changed");
    }

    @Test
    void anOwnerThatIsWantedNoLongerIsNoRepair() {
      stands(CLOSED, policy -> {});

      enforce(compile(web().deletionPolicy(DeletionPolicy.ORPHAN)), new History(true, false));

      assertThat(events()).isEmpty();
      assertThat(counted()).containsExactly("update changed");
    }
  }
}
