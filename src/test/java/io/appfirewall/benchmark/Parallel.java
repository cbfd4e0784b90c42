package io.appfirewall.benchmark;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same to many things, a few at a time. */
final class Parallel implements AutoCloseable {
  private final ExecutorService threads;

  Parallel(int atOnce) {
    threads = Executors.newFixedThreadPool(atOnce);
  }

  static <T> void forEach(List<T> things, Consumer<T> action) {
    try (var parallel = new Parallel(Options.CONNECTIONS)) {
      parallel.startAll(things, action).join();
    }
  }

  <T> CompletableFuture<Void> startAll(List<T> things, Consumer<T> action) {
    return CompletableFuture.allOf(
        things.stream()
            .map(thing -> CompletableFuture.runAsync(() -> action.accept(thing), threads))
            .toArray(CompletableFuture<?>[]::new));
  }

  <T> CompletableFuture<Void> startOne(T thing, Consumer<T> action) {
    return CompletableFuture.runAsync(() -> action.accept(thing), threads);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
