package io.appfirewall.cluster;

import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyCacheTest {
  @RegisterExtension final MockCluster cluster = new MockCluster();
  private final KubernetesClient client = cluster.client();
  private Caches caches;
  private PolicyCache policies;

  @BeforeEach
  void start() {
    caches = new Caches(client, Scope.CLUSTER);
    policies = caches.policies();
  }

  @AfterEach
  void stop() {
    caches.stop();
  }

  private static NetworkPolicy policy(String version) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName("appfw-web")
        .withResourceVersion(version)
        .endMetadata()
        .build();
  }

  private String version() {
    return policies
        .get(name("appfw-web"))
        .map(policy -> policy.getMetadata().getResourceVersion())
        .orElse("none");
  }

  private static String later(NetworkPolicy policy, int by) {
    return "" + (Long.parseLong(policy.getMetadata().getResourceVersion()) + by);
  }

  @Nested
  class BeforeTheWatchTells {
    @Test
    void aWriteOfOursCounts() {
      policies.written(policy("7"));

      assertThat(version()).isEqualTo("7");
    }

    @Test
    void theLastOfSeveralCounts() {
      policies.written(policy("7"));
      policies.written(policy("9"));

      assertThat(version()).isEqualTo("9");
    }
  }

  @Nested
  class OnceTheWatchTells {
    private NetworkPolicy cached;

    @BeforeEach
    void watch() {
      cached = client.resource(policy("")).create();
      caches.start(Duration.ofSeconds(10));
      assertThat(version()).isEqualTo(cached.getMetadata().getResourceVersion());
    }

    @Test
    void aWriteThatItHasNotSeenYetCounts() {
      policies.written(policy(later(cached, 5)));

      assertThat(version()).isEqualTo(later(cached, 5));
    }

    @Test
    void aWriteThatItHasSeenCountsNoMore() {
      policies.written(policy(later(cached, 1)));

      NetworkPolicy theirs =
          client
              .resource(cached)
              .edit(now -> now.edit().editMetadata().addToLabels("a", "b").endMetadata().build());

      await().until(() -> version().equals(theirs.getMetadata().getResourceVersion()));
      assertThat(policies.get(name("appfw-web")).orElseThrow().getMetadata().getLabels())
          .containsEntry("a", "b");
    }

    @Test
    void aDeletionOfOursCountsWhileTheCacheHasThatVersion() {
      policies.deleted(name("appfw-web"), cached.getMetadata().getResourceVersion());

      assertThat(version()).isEqualTo("none");
    }

    @Test
    void aDeletionOfOursCountsNoMoreOnceAnotherVersionIsThere() {
      policies.deleted(name("appfw-web"), "0");

      assertThat(version()).isEqualTo(cached.getMetadata().getResourceVersion());
    }
  }

  @Nested
  class AnEcho {
    @Test
    void isTheNewsOfOurOwnWriteAndComesOnce() {
      policies.written(policy("7"));

      assertThat(policies.takeEcho(policy("7"))).isTrue();
      assertThat(policies.takeEcho(policy("7"))).isFalse();
    }

    @Test
    void isNotTheNewsOfAnotherWrite() {
      policies.written(policy("7"));

      assertThat(policies.takeEcho(policy("8"))).isFalse();
      assertThat(policies.takeEcho(policy("7"))).isTrue();
    }

    @Test
    void isNotWhatNobodyWrote() {
      assertThat(policies.takeEcho(policy("7"))).isFalse();
    }
  }
}
