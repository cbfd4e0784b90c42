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
 * One kind of object, watched once for everybody who wants to read it or to hear of it: everywhere,
 * or in some namespaces. What it returns is the cached instance and must not be altered.
 *
 * @param <T> the kind of object
 */
public final class SharedCache<T extends HasMetadata> {
  private final Informers<T> informers;

  /** The cache that some informers fill. */
  SharedCache(Informers<T> informers) {
    this.informers = informers;
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
    return informers
        .of(id.namespace())
        .map(SharedIndexInformer::getStore)
        .map(store -> store.getByKey(Cache.namespaceKeyFunc(id.namespace(), id.name())));
  }

  public Stream<T> all() {
    return informers.all().flatMap(informer -> informer.getStore().list().stream());
  }

  /** Those of one namespace. */
  public Stream<T> in(String namespace) {
    return informers.of(namespace).map(SharedIndexInformer::getIndexer).stream()
        .flatMap(indexer -> indexer.byIndex(Cache.NAMESPACE_INDEX, namespace).stream());
  }

  public List<T> byIndex(String index, String key) {
    return informers
        .all()
        .flatMap(informer -> informer.getIndexer().byIndex(index, key).stream())
        .toList();
  }

  void addIndex(String name, Function<T, List<String>> keys) {
    informers.all().forEach(informer -> informer.addIndexers(Map.of(name, keys)));
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
    informers.all().forEach(informer -> informer.addEventHandler(handler));
  }

  CompletableFuture<Void> start() {
    return informers.start();
  }

  void stop() {
    informers.stop();
  }

  /** Whether it has read everything and hears of every change. */
  boolean isHealthy() {
    return informers.isHealthy();
  }

  boolean isRunning() {
    return informers.isRunning();
  }

  /** Everything of a namespace up to this version is in the cache; empty before the first list. */
  Optional<String> version(String namespace) {
    return informers.of(namespace).map(SharedIndexInformer::lastSyncResourceVersion);
  }
}
