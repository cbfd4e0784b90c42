package io.appfirewall.cluster;

import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.cluster.MemberCounts.Count;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemberCountsTest {
  private static final Group WEB = group("web");
  private static final Group API = group("api");

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private PodCache pods;
  private MemberCounts counts;
  private final Set<NamespacedName> concerned = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void start() {
    pods = new PodCache(Scope.CLUSTER.informers(client.pods()));
    counts = new MemberCounts(pods, concerned::add);
    pods.start().join();
  }

  @AfterEach
  void stop() {
    pods.stop();
  }

  private static Group group(String app) {
    return new Group(name(app), Optional.of(LabelSelector.labels(Map.of("app", app))));
  }

  private static PodBuilder pod(String name, String app) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .addToLabels("app", app)
        .endMetadata();
  }

  private Pod create(PodBuilder pod) {
    int before = pods.size();
    Pod created = client.resource(pod.build()).create();
    await().until(() -> pods.size() > before);
    return created;
  }

  @Test
  void countsTheMembersOfAGroupWhenAsked() {
    create(pod("a", "web"));
    create(pod("b", "web").withNewSpec().withHostNetwork(true).endSpec());
    create(pod("c", "web").withNewStatus().withPhase("Succeeded").endStatus());
    create(pod("d", "api"));

    assertThat(counts.of(WEB)).isEqualTo(new Count(2, 1));
  }

  @Test
  void countsNobodyWhereTheSelectorCannotBeRead() {
    create(pod("a", "web"));

    assertThat(counts.of(new Group(name("web"), Optional.empty()))).isEqualTo(new Count(0, 0));
  }

  @Test
  void staysAtACountUntilItIsCountedAnew() {
    assertThat(counts.of(WEB)).isEqualTo(new Count(0, 0));

    create(pod("a", "web"));

    assertThat(counts.of(WEB)).isEqualTo(new Count(0, 0));
    assertThat(counts.recount(name("web"))).isTrue();
    assertThat(counts.of(WEB)).isEqualTo(new Count(1, 0));
    assertThat(counts.recount(name("web"))).isFalse();
  }

  @Test
  void countsAnewForAnotherSelector() {
    create(pod("a", "api"));
    assertThat(counts.of(WEB)).isEqualTo(new Count(0, 0));

    assertThat(counts.of(new Group(name("web"), API.members()))).isEqualTo(new Count(1, 0));
  }

  @Test
  void tellsWhichGroupsAPodConcerns() {
    counts.put(WEB);
    counts.put(API);

    create(pod("a", "web"));

    await().untilAsserted(() -> assertThat(concerned).containsExactly(name("web")));
  }

  @Test
  void tellsBothGroupsOfAPodThatChangesSides() {
    Pod pod = create(pod("a", "web"));
    counts.put(WEB);
    counts.put(API);

    client
        .resource(pod)
        .edit(now -> now.edit().editMetadata().addToLabels("app", "api").endMetadata().build());

    await()
        .untilAsserted(
            () -> assertThat(concerned).containsExactlyInAnyOrder(name("web"), name("api")));
  }

  @Test
  void tellsNobodyOfAGroupThatHasGone() {
    counts.put(WEB);
    counts.put(API);
    counts.remove(name("web"));

    create(pod("a", "web"));
    create(pod("b", "api"));

    await().untilAsserted(() -> assertThat(concerned).containsExactly(name("api")));
  }
}
