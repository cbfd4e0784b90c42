package io.appfirewall.operator;

import io.appfirewall.cluster.SharedCache;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The way into and out of one controller: has an object reconciled, and tells of every change of
 * the controller's own kind, with the state before it (which the SDK's mappers do not see).
 *
 * @param <P> the controller's kind
 */
final class Trigger<P extends HasMetadata> extends AbstractEventSource<P, P>
    implements ResourceEventAware<P> {
  private final List<SharedCache.Listener<P>> listeners = new CopyOnWriteArrayList<>();

  Trigger(Class<P> kind) {
    super(kind, "trigger");
  }

  /** Has an object reconciled soon; nothing happens when it does not exist. */
  void fire(ResourceID object) {
    // Before that the caches are still being filled, and every object will have its turn.
    if (isRunning()) {
      getEventHandler().handleEvent(new Event(object));
    }
  }

  void fire(HasMetadata object) {
    fire(ResourceID.fromResource(object));
  }

  void onChange(SharedCache.Listener<P> listener) {
    listeners.add(listener);
  }

  @Override
  public void onResourceCreated(P object) {
    listeners.forEach(listener -> listener.changed(null, object));
  }

  @Override
  public void onResourceUpdated(P after, P before) {
    listeners.forEach(listener -> listener.changed(before, after));
  }

  @Override
  public void onResourceDeleted(P object) {
    listeners.forEach(listener -> listener.changed(object, null));
  }

  @Override
  public Set<P> getSecondaryResources(P primary) {
    return Set.of();
  }
}
