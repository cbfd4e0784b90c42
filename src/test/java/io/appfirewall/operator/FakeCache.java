package io.appfirewall.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A controller's cache without a controller: it holds what a test puts into it. */
final class FakeCache<T extends HasMetadata> implements IndexerResourceCache<T> {
  private final Map<ResourceID, T> objects = new LinkedHashMap<>();
  private final Map<String, Function<T, List<String>>> indexers = new HashMap<>();
  private final Class<T> kind;

  private FakeCache(Class<T> kind) {
    this.kind = kind;
  }

  /** One that a {@link PrimaryCache} reads from now on. */
  static <T extends HasMetadata> FakeCache<T> behind(PrimaryCache<T> cache, Class<T> kind) {
    FakeCache<T> fake = new FakeCache<>(kind);
    cache.bind(fake);
    return fake;
  }

  /** Puts an object in, or another one in its place. */
  T put(String yaml) {
    T object = Serialization.unmarshal(yaml, kind);
    objects.put(ResourceID.fromResource(object), object);
    return object;
  }

  void remove(T object) {
    objects.remove(ResourceID.fromResource(object));
  }

  @Override
  public Optional<T> get(ResourceID id) {
    return Optional.ofNullable(objects.get(id));
  }

  @Override
  public Stream<ResourceID> keys() {
    return objects.keySet().stream();
  }

  @Override
  public Stream<T> list(Predicate<T> predicate) {
    return objects.values().stream().filter(predicate);
  }

  @Override
  public Stream<T> list(String namespace, Predicate<T> predicate) {
    return list(object -> namespace.equals(object.getMetadata().getNamespace())).filter(predicate);
  }

  @Override
  public void addIndexers(Map<String, Function<T, List<String>>> added) {
    indexers.putAll(added);
  }

  @Override
  public List<T> byIndex(String index, String key) {
    Function<T, List<String>> keys = indexers.getOrDefault(index, object -> List.of());
    return list(object -> keys.apply(object).contains(key)).toList();
  }
}
