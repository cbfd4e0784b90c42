package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventCacheTest {
  @RegisterExtension final MockCluster cluster = new MockCluster();
  private final KubernetesClient client = cluster.client();
  private final EventCache events = EventCache.of(client, Scope.of(List.of("shop", "bank")));
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    create("shop", "old");
    events.onChange(heard::add);
    events.start();
    await().until(() -> events.isHealthy() && heard.equals(List.of("shop")));
    heard.clear();
  }

  @AfterEach
  void stop() {
    events.stop();
  }

  private Event create(String namespace, String name) {
    return client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withReportingComponent("appfirewall-operator")
                .withMessage(name)
                .build())
        .create();
  }

  private List<String> messages() {
    return events.all().stream().map(CachedEvent::message).toList();
  }

  @Test
  void hasThoseThatWereThereAndThoseThatCome() {
    create("shop", "one");
    create("bank", "two");
    create("elsewhere", "three");

    await().until(() -> heard.size() == 2);
    assertThat(messages()).containsExactly("two", "one", "old");
    assertThat(heard).containsExactlyInAnyOrder("shop", "bank");
    assertThat(events.isCutOff()).isFalse();
  }

  @Test
  void forgetsThoseThatGo() {
    Event event = create("bank", "one");
    await().until(() -> heard.size() == 1);

    client.resource(event).delete();

    await().until(() -> heard.size() == 2);
    assertThat(messages()).containsExactly("old");
  }

  @Test
  void isOfNothingWhereNothingIsShown() {
    EventCache none = EventCache.ofNothing();
    none.start();

    assertThat(none.all()).isEmpty();
    assertThat(none.isCutOff()).isFalse();
    none.stop();
  }
}
