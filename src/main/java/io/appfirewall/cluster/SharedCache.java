package io.appfirewall.cluster;

import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of object, watched once for everybody who wants to read it or to hear of it. What it
 * returns is the cached instance and must not be altered.
 *
 * @param <T> the kind of object
 */
public final class SharedCache<T extends HasMetadata> {
  private final SharedIndexInformer<T> informer;

  SharedCache(SharedIndexInformer<T> informer) {
    this.informer = informer;
    // Whatever ends a watch later on, an object that cannot be decoded included, is tried again;
    // only a start that fails is reported, since then nothing has been read yet.
    informer.exceptionHandler((started, cause) -> started);
  }

  /** Hears of every object that comes, changes or goes, in order, on one thread. */
  @FunctionalInterface
  public interface Listener<T> {
    /**
     * One change.
     *
     * @param before null for one that came
     * @param after null for one that went
     */
    void changed(@Nullable T before, @Nullable T after);
  }

  public Optional<T> get(NamespacedName id) {
    return Optional.ofNullable(
        informer.getStore().getByKey(Cache.namespaceKeyFunc(id.namespace(), id.name())));
  }

  /** One of the cluster's scope. */
  public Optional<T> get(String name) {
    return Optional.ofNullable(informer.getStore().getByKey(name));
  }

  public Stream<T> all() {
    return informer.getStore().list().stream();
  }

  public List<T> byIndex(String index, String key) {
    return informer.getIndexer().byIndex(index, key);
  }

  void addIndex(String name, Function<T, List<String>> keys) {
    informer.addIndexers(Map.of(name, keys));
  }

  public void onChange(Listener<T> listener) {
    informer.addEventHandler(
        new ResourceEventHandler<T>() {
          @Override
          public void onAdd(T object) {
            listener.changed(null, object);
          }

          @Override
          public void onUpdate(T before, T after) {
            listener.changed(before, after);
          }

          @Override
          public void onDelete(T object, boolean finalStateUnknown) {
            listener.changed(object, null);
          }
        });
  }

  CompletableFuture<Void> start() {
    return informer.start().toCompletableFuture();
  }

  void stop() {
    informer.stop();
  }

  /** Whether it has read everything and hears of every change. */
  boolean isHealthy() {
    return informer.hasSynced() && informer.isRunning() && informer.isWatching();
  }

  boolean isRunning() {
    return informer.isRunning();
  }

  /** Everything up to this version is in the cache; empty before the first list. */
  Optional<String> version() {
    return Optional.ofNullable(informer.lastSyncResourceVersion());
  }

  @Override
  public String toString() {
    return informer.getApiTypeClass().getSimpleName();
  }
}
