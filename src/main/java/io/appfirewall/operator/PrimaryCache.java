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
 * controller is registered, filled once it has started.
 *
 * @param <P> the kind of object
 */
final class PrimaryCache<P extends HasMetadata> {
  private @Nullable IndexerResourceCache<P> cache;

  void bind(IndexerResourceCache<P> controllersCache) {
    cache = controllersCache;
  }

  Optional<P> get(NamespacedName id) {
    return cache().get(new ResourceID(id.name(), id.namespace()));
  }

  Optional<P> get(String name) {
    return cache().get(new ResourceID(name));
  }

  Stream<P> all() {
    return cache().list();
  }

  List<P> byIndex(String index, String key) {
    return cache().byIndex(index, key);
  }

  private IndexerResourceCache<P> cache() {
    return Objects.requireNonNull(cache, "asked before its controller is registered");
  }
}
