package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PodCacheTest {
  @RegisterExtension final MockCluster cluster = new MockCluster();
  private final KubernetesClient client = cluster.client();
  private PodCache pods;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    create("shop", "old", "web");
    pods = new PodCache(Scope.CLUSTER.informers(client.pods()));
    pods.onChange((before, after) -> heard.add(app(before) + " -> " + app(after)));
    pods.start().join();
    await().until(() -> heard.equals(List.of("nothing -> web")));
    heard.clear();
  }

  @AfterEach
  void stop() {
    pods.stop();
  }

  private static String app(@org.jspecify.annotations.Nullable CachedPod pod) {
    return pod == null ? "nothing" : pod.labels().getOrDefault("app", "no label");
  }

  private Pod create(String namespace, String name, String app) {
    return client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels("app", app)
                .endMetadata()
                .build())
        .create();
  }

  private void awaitHeard(String... changes) {
    await().untilAsserted(() -> assertThat(heard).containsExactly(changes));
  }

  @Test
  void hasThePodsOfANamespace() {
    create("shop", "new", "api");
    create("bi", "other", "api");

    await().until(() -> pods.size() == 3);
    assertThat(pods.in("shop")).extracting(CachedPod::name).containsExactlyInAnyOrder("old", "new");
    assertThat(pods.in("bi")).extracting(CachedPod::name).containsExactly("other");
    assertThat(pods.in("none")).isEmpty();
  }

  @Test
  void tellsOfAPodThatIsRelabelled() {
    Pod pod = create("shop", "new", "api");

    client
        .resource(pod)
        .edit(now -> now.edit().editMetadata().addToLabels("app", "db").endMetadata().build());

    awaitHeard("nothing -> api", "api -> db");
  }

  @Test
  void tellsOfAPodThatGoes() {
    Pod pod = create("bi", "new", "api");

    client.resource(pod).delete();

    awaitHeard("nothing -> api", "api -> nothing");
    assertThat(pods.in("bi")).isEmpty();
    assertThat(pods.size()).isEqualTo(1);
  }

  @Test
  void doesNotTellOfWhatMattersToNoPolicy() {
    Pod pod = create("shop", "new", "api");
    client
        .resource(pod)
        .edit(now -> now.edit().editMetadata().addToAnnotations("a", "b").endMetadata().build());

    create("shop", "later", "last");

    awaitHeard("nothing -> api", "nothing -> last");
  }
}
