package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.cluster.EventRecorder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
class StatusWriterTest {
  private static final String PATH =
      "/apis/appfirewall.io/v1beta1/namespaces/shop/addressgroups/office/status";
  private static final AddressGroupStatus STATUS =
      new AddressGroupStatus(3L, 1, 1, null, null, null);

  KubernetesMockServer server;
  KubernetesClient client;

  @SuppressWarnings("unchecked") // A class has no type arguments.
  private final Context<AddressGroup> context = mock(Context.class, RETURNS_DEEP_STUBS);

  private final CacheGate gate = new CacheGate();
  private StatusWriter writer;

  @BeforeEach
  void make() {
    gate.open();
    writer =
        new StatusWriter(
            gate,
            client,
            new OperatorMetrics(new SimpleMeterRegistry()),
            new ReadyEvents(new EventRecorder(client, Clock.systemUTC())));
  }

  private static AddressGroup group(String version, String status) {
    return Serialization.unmarshal(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AddressGroup
        metadata: {name: office, namespace: shop, resourceVersion: "%s", labels: {team: data}}
        spec: {addresses: []}
        status: %s
        """
            .formatted(version, status),
        AddressGroup.class);
  }

  private void write(String statusBefore) {
    writer.write(group("7", statusBefore), STATUS, new AddressGroup(), context);
  }

  private void answer(int code, Object body) {
    server.expect().put().withPath(PATH).andReturn(code, body).once();
  }

  @Test
  void sendsTheStatusAloneAndOnlyForTheVersionThatWasLookedAt() throws InterruptedException {
    answer(200, group("8", "{observedGeneration: 3}"));

    write("{observedGeneration: 2}");

    assertThat(server.getLastRequest().getUtf8Body())
        .contains("\"resourceVersion\":\"7\"", "\"observedGeneration\":3")
        .doesNotContain("spec", "team");
  }

  @Test
  void hasTheControllerKnowOfItBeforeTheWatchDoes() {
    AddressGroup after = group("8", "{observedGeneration: 3}");
    answer(200, after);

    write("{observedGeneration: 2}");

    verify(context.eventSourceRetriever().getControllerEventSource())
        .handleRecentResourceUpdate(
            new ResourceID("office", "shop"), after, group("7", "{observedGeneration: 2}"));
  }

  @Test
  void writesNothingThatIsThereAlready() {
    write("{observedGeneration: 3, entries: 1, aggregated: 1}");

    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void writesNothingOnceTheCachesMayBeEmpty() {
    gate.close();

    assertThatThrownBy(() -> write("{}")).isInstanceOf(RetryLater.class);

    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void leavesAnObjectThatHasGone() {
    answer(404, new StatusBuilder().withCode(404).withMessage("not found").build());

    write("{}");

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void triesAgainWhereTheObjectIsAnotherByNow() {
    answer(409, new StatusBuilder().withCode(409).withMessage("it has been modified").build());

    assertThatThrownBy(() -> write("{}"))
        .isInstanceOf(RetryLater.class)
        .hasMessage("cannot write the status: it has been modified");
  }
}
