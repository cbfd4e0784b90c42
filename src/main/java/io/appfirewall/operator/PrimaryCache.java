package io.appfirewall.operator;

import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache of a controller's own kind, for everybody else who wants to read it; known once the
 * controller is registered, filled once it has started, and empty where the kind is not watched.
 *
 * @param <P> the kind of object
 */
final class PrimaryCache<P extends HasMetadata> {
  private final boolean isWatched;
  private @Nullable IndexerResourceCache<P> cache;

  PrimaryCache(boolean isWatched) {
    this.isWatched = isWatched;
  }

  void bind(IndexerResourceCache<P> controllersCache) {
    cache = controllersCache;
  }

  Optional<P> get(NamespacedName id) {
    return cache().flatMap(all -> all.get(new ResourceID(id.name(), id.namespace())));
  }

  Optional<P> get(String name) {
    return cache().flatMap(all -> all.get(new ResourceID(name)));
  }

  Stream<P> all() {
    return cache().stream().flatMap(IndexerResourceCache::list);
  }

  List<P> byIndex(String index, String key) {
    return cache().map(all -> all.byIndex(index, key)).orElse(List.of());
  }

  private Optional<IndexerResourceCache<P>> cache() {
    return isWatched
        ? Optional.of(Objects.requireNonNull(cache, "asked before its controller is registered"))
        : Optional.empty();
  }
}
