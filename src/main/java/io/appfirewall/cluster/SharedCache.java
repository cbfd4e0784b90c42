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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of object, watched once for everybody who wants to read it or to hear of it: everywhere,
 * or in some namespaces. What it returns is the cached instance and must not be altered.
 *
 * @param <T> the kind of object
 */
public final class SharedCache<T extends HasMetadata> {
  private final Map<String, SharedIndexInformer<T>> informers;

  /**
   * The cache that some informers fill.
   *
   * @param informers as {@link Scope} files them
   */
  SharedCache(Map<String, SharedIndexInformer<T>> informers) {
    this.informers = Map.copyOf(informers);
    // Whatever ends a watch later on, an object that cannot be decoded included, is tried again;
    // only a start that fails is reported, since then nothing has been read yet.
    all(informer -> informer.exceptionHandler((started, cause) -> started));
  }

  /**
   * Hears of every object that comes, changes or goes, in order; where namespaces are watched one
   * by one, on a thread for each.
   */
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
    return informer(id.namespace())
        .map(SharedIndexInformer::getStore)
        .map(store -> store.getByKey(Cache.namespaceKeyFunc(id.namespace(), id.name())));
  }

  public Stream<T> all() {
    return informers.values().stream().flatMap(informer -> informer.getStore().list().stream());
  }

  public List<T> byIndex(String index, String key) {
    return informers.values().stream()
        .flatMap(informer -> informer.getIndexer().byIndex(index, key).stream())
        .toList();
  }

  void addIndex(String name, Function<T, List<String>> keys) {
    all(informer -> informer.addIndexers(Map.of(name, keys)));
  }

  private void all(Consumer<SharedIndexInformer<T>> action) {
    informers.values().forEach(action);
  }

  private Optional<SharedIndexInformer<T>> informer(String namespace) {
    return Optional.ofNullable(informers.get(namespace))
        .or(() -> Optional.ofNullable(informers.get(Scope.EVERYWHERE)));
  }

  public void onChange(Listener<T> listener) {
    ResourceEventHandler<T> handler =
        new ResourceEventHandler<>() {
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
        };
    all(informer -> informer.addEventHandler(handler));
  }

  CompletableFuture<Void> start() {
    return CompletableFuture.allOf(
        informers.values().stream()
            .map(informer -> informer.start().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  void stop() {
    all(SharedIndexInformer::stop);
  }

  /** Whether it has read everything and hears of every change. */
  boolean isHealthy() {
    return informers.values().stream()
        .allMatch(
            informer -> informer.hasSynced() && informer.isRunning() && informer.isWatching());
  }

  boolean isRunning() {
    return informers.values().stream().allMatch(SharedIndexInformer::isRunning);
  }

  /** Everything of a namespace up to this version is in the cache; empty before the first list. */
  Optional<String> version(String namespace) {
    return informer(namespace).map(SharedIndexInformer::lastSyncResourceVersion);
  }
}
