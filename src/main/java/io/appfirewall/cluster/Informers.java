package io.appfirewall.cluster;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The informers of one kind, which are started and stopped together. */
record Informers<T>(Map<Place, SharedIndexInformer<T>> byPlace) {
  Informers {
    byPlace = Map.copyOf(byPlace);
    // Whatever ends a watch later on, an object that cannot be decoded included, is tried again;
    // only a start that fails is reported, since then nothing has been read yet.
    byPlace.values().forEach(informer -> informer.exceptionHandler((started, cause) -> started));
  }

  Stream<SharedIndexInformer<T>> all() {
    return byPlace.values().stream();
  }

  void each(BiConsumer<Place, SharedIndexInformer<T>> action) {
    byPlace.forEach(action);
  }

  /** The one that hears of a namespace; empty where none does. */
  Optional<SharedIndexInformer<T>> of(String namespace) {
    return Optional.ofNullable(byPlace.get(Place.in(namespace)))
        .or(() -> Optional.ofNullable(byPlace.get(Place.everywhere())));
  }

  CompletableFuture<Void> start() {
    return CompletableFuture.allOf(
        all()
            .map(informer -> informer.start().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  void stop() {
    all().forEach(SharedIndexInformer::stop);
  }

  /** Whether all have read everything and hear of every change. */
  boolean isHealthy() {
    return all()
        .allMatch(
            informer -> informer.hasSynced() && informer.isRunning() && informer.isWatching());
  }

  boolean isRunning() {
    return all().allMatch(SharedIndexInformer::isRunning);
  }
}
