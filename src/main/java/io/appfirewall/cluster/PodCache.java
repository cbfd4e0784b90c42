package io.appfirewall.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All pods that are watched, by namespace. The largest cache by far, so it keeps {@link CachedPod}s
 * and not pods.
 */
public final class PodCache {
  private final Informers<Pod> informers;
  private final Map<String, Map<String, CachedPod>> pods = new ConcurrentHashMap<>();
  private final List<SharedCache.Listener<CachedPod>> listeners = new CopyOnWriteArrayList<>();
  private final Interner interner = new Interner();

  /** The cache that some informers fill. */
  PodCache(Informers<Pod> informers) {
    this.informers = informers;
    informers.each((place, informer) -> {
      informer.itemStore(new Store(place));
      // It would hold every key once more; the store here is by namespace already.
      informer.removeIndexer(Cache.NAMESPACE_INDEX);
    });
  }

  /** Those of one namespace. */
  public Stream<CachedPod> in(String namespace) {
    return pods.getOrDefault(namespace, Map.of()).values().stream();
  }

  int size() {
    return pods.values().stream().mapToInt(Map::size).sum();
  }

  /** Hears of changes that matter to policies: of labels, ports, addresses, coming and going. */
  public void onChange(SharedCache.Listener<CachedPod> listener) {
    listeners.add(listener);
  }

  CompletableFuture<Void> start() {
    return informers.start();
  }

  void stop() {
    informers.stop();
  }

  boolean isHealthy() {
    return informers.isHealthy();
  }

  boolean isRunning() {
    return informers.isRunning();
  }

  private void tell(@Nullable CachedPod before, @Nullable CachedPod after) {
    listeners.forEach(listener -> listener.changed(before, after));
  }

  /**
   * What an informer writes to. Of what it stores, the informer itself looks at nothing but names
   * and resource versions, and takes all of it for its own.
   */
  private final class Store implements ItemStore<Pod> {
    private final Place place;

    Store(Place place) {
      this.place = place;
    }

    @Override
    public String getKey(Pod pod) {
      return Cache.metaNamespaceKeyFunc(pod);
    }

    @Override
    public @Nullable Pod put(String key, Pod pod) {
      CachedPod after = CachedPod.of(pod).sharing(interner);
      CachedPod before =
          pods.computeIfAbsent(after.namespace(), namespace -> new ConcurrentHashMap<>())
              .put(after.name(), after);
      if (!after.isSameForPolicies(before)) {
        tell(before, after);
      }
      return before == null ? null : stub(before);
    }

    @Override
    public @Nullable Pod remove(String key) {
      CachedPod before = cached(key);
      if (before == null) {
        return null;
      }
      pods.computeIfPresent(
          before.namespace(),
          (namespace, inside) -> {
            inside.remove(before.name());
            return inside.isEmpty() ? null : inside;
          });
      tell(before, null);
      return stub(before);
    }

    @Override
    public Stream<String> keySet() {
      return cached().map(pod -> Cache.namespaceKeyFunc(pod.namespace(), pod.name()));
    }

    @Override
    public Stream<Pod> values() {
      return cached().map(PodCache::stub);
    }

    @Override
    public int size() {
      return Math.toIntExact(cached().count());
    }

    @Override
    public @Nullable Pod get(String key) {
      CachedPod pod = cached(key);
      return pod == null ? null : stub(pod);
    }

    private Stream<CachedPod> cached() {
      return switch (place) {
        case Place.Everywhere everywhere ->
            pods.values().stream().flatMap(inside -> inside.values().stream());
        case Place.InNamespace(var namespace) -> in(namespace);
      };
    }

    private @Nullable CachedPod cached(String key) {
      int slash = key.indexOf('/');
      return pods.getOrDefault(key.substring(0, slash), Map.of()).get(key.substring(slash + 1));
    }
  }

  private static Pod stub(CachedPod pod) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(pod.namespace())
        .withName(pod.name())
        .withResourceVersion(pod.resourceVersion())
        .endMetadata()
        .build();
  }
}
