package io.appfirewall.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import java.util.ArrayList;
import java.util.List;

/** Which objects were to be reconciled, in place of a controller that would do so. */
final class RecordedEvents implements EventHandler {
  private final List<String> objects = new ArrayList<>();

  /** Starts a trigger, and hears of every object that it fires from now on. */
  static RecordedEvents of(Trigger<? extends HasMetadata> trigger) {
    RecordedEvents events = new RecordedEvents();
    trigger.setEventHandler(events);
    trigger.start();
    return events;
  }

  @Override
  public synchronized void handleEvent(Event event) {
    var id = event.getRelatedCustomResourceID();
    objects.add(id.getNamespace().map(namespace -> namespace + "/").orElse("") + id.getName());
  }

  /** What was fired since it was last asked, as {@code namespace/name}. */
  synchronized List<String> taken() {
    List<String> taken = List.copyOf(objects);
    objects.clear();
    return taken;
  }
}
