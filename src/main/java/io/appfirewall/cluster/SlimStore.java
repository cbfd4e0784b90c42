package io.appfirewall.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * Holds a cache's objects without what nobody reads, which is about a third of each.
 *
 * @param <T> the kind of object
 */
public final class SlimStore<T extends HasMetadata> extends BasicItemStore<T> {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final Consumer<T> slimming;

  private SlimStore(Consumer<T> slimming) {
    super(Cache::metaNamespaceKeyFunc);
    this.slimming = slimming;
  }

  /** One that drops managedFields, and besides whatever {@code slimming} takes off the object. */
  static <T extends HasMetadata> SlimStore<T> dropping(Consumer<T> slimming) {
    return new SlimStore<>(slimming);
  }

  /**
   * One for objects that are never written back as a whole: without kubectl's copy of the object,
   * too.
   */
  public static <T extends HasMetadata> SlimStore<T> forReading() {
    return new SlimStore<>(SlimStore::dropLastApplied);
  }

  static void dropLastApplied(HasMetadata object) {
    if (object.getMetadata().getAnnotations() != null) {
      object.getMetadata().getAnnotations().remove(LAST_APPLIED);
    }
  }

  @Override
  public T put(String key, T object) {
    // Fresh from the wire and still nobody else's, so it may be altered in place.
    object.getMetadata().setManagedFields(new ArrayList<>());
    slimming.accept(object);
    return super.put(key, object);
  }
}
