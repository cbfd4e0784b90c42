package io.appfirewall.operator;

import io.appfirewall.api.Conditioned;
import io.appfirewall.api.OwnResource;
import io.appfirewall.cluster.ApiFailure;
import io.appfirewall.operator.OperatorMetrics.Write;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * Writes a status where it is another one than before.
 *
 * <p>By PUT to the status subresource: of what is sent, the API server takes the status alone, so
 * nothing else needs to be sent; the resource version keeps a leader of yesterday from writing; and
 * it costs the API server half of what a patch does.
 */
@Component
final class StatusWriter {
  private final CacheGate gate;
  private final KubernetesClient client;
  private final OperatorMetrics metrics;
  private final ReadyEvents events;

  StatusWriter(
      CacheGate gate, KubernetesClient client, OperatorMetrics metrics, ReadyEvents events) {
    this.gate = gate;
    this.client = client;
    this.metrics = metrics;
    this.events = events;
  }

  /**
   * Writes it.
   *
   * @param object as it was reconciled
   * @param empty a new object of that kind
   */
  <S extends Conditioned, T extends OwnResource<?, S>> void write(
      T object, S status, T empty, Context<T> context) {
    if (status.equals(object.getStatus())) {
      return;
    }
    gate.checkOpen();
    empty.setMetadata(
        new ObjectMetaBuilder()
            .withName(object.getMetadata().getName())
            .withNamespace(object.getMetadata().getNamespace())
            .withResourceVersion(object.getMetadata().getResourceVersion())
            .build());
    empty.setStatus(status);
    try {
      T answer = client.resource(empty).updateStatus();
      answer.getMetadata().setManagedFields(new ArrayList<>());
      metrics.written(Write.STATUS);
      // Else the next look at the object could find the status of before, and write once more.
      context
          .eventSourceRetriever()
          .getControllerEventSource()
          .handleRecentResourceUpdate(ResourceID.fromResource(object), answer, object);
      // The status of before was replaced by this very write, so that nobody else tells of it.
      events.statusReplaced(object, object.getStatus(), status);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw new RetryLater("cannot write the status: " + ApiFailure.sentence(e));
      }
    }
  }
}
