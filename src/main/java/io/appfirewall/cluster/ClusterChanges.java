package io.appfirewall.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells whether a cluster may have changed since it was read. Each kind is watched with the user's
 * own rights; one that may not be watched, or is not there, may have changed whenever some seconds
 * have passed.
 */
public final class ClusterChanges implements AutoCloseable {
  private static final long UNWATCHED_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final KubernetesClient client;
  private final List<Class<? extends HasMetadata>> kinds;
  private final Set<Class<? extends HasMetadata>> watched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isChanged = new AtomicBoolean();
  private final ScheduledExecutorService opening =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("watches").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private long told = System.nanoTime();

  private ClusterChanges(KubernetesClient client, List<Class<? extends HasMetadata>> kinds) {
    this.client = client;
    this.kinds = kinds;
  }

  /**
   * Begins to watch whatever {@link LiveManifests#readWithWorkloads} reads.
   *
   * @param client is closed with this
   */
  public static ClusterChanges of(KubernetesClient client) {
    // After what the library's own new connections miss, nothing would be read anew.
    client.getConfiguration().setWatchReconnectLimit(0);
    ClusterChanges changes = new ClusterChanges(client, LiveManifests.KINDS);
    changes.kinds.forEach(kind -> changes.opening.execute(changes.new KindWatch<>(kind)::open));
    return changes;
  }

  /** Whether there may have been a change since this was last asked and said so. */
  public boolean isAny() {
    long now = System.nanoTime();
    boolean isTimeToLook = !areAllWatched() && now - told > UNWATCHED_NANOS;
    boolean isAny = isChanged.getAndSet(false) || isTimeToLook;
    if (isAny) {
      told = now;
    }
    return isAny;
  }

  boolean areAllWatched() {
    return watched.containsAll(kinds);
  }

  @Override
  public void close() {
    opening.shutdownNow();
    client.close();
  }

  /** Watches one kind, again and again. But for events, all of it happens in one thread. */
  private final class KindWatch<T extends HasMetadata> implements Watcher<T> {
    private final Class<T> kind;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long openedNanos;
    private boolean isWaiting;

    KindWatch(Class<T> kind) {
      this.kind = kind;
    }

    void open() {
      isWaiting = false;
      try {
        var all = client.resources(kind).inAnyNamespace();
        // A watch from nowhere would begin by sending everything that there is.
        String version =
            all.list(new ListOptionsBuilder().withLimit(1L).build())
                .getMetadata()
                .getResourceVersion();
        all.watch(new ListOptionsBuilder().withResourceVersion(version).build(), this);
        openedNanos = System.nanoTime();
        watched.add(kind);
        isChanged.set(true);
      } catch (RuntimeException e) {
        // What is wrong is told by whoever reads the cluster meanwhile.
        openLater();
      }
    }

    private void openLater() {
      watched.remove(kind);
      if (!isWaiting) {
        isWaiting = true;
        var _ = opening.schedule(this::open, pauseMillis, TimeUnit.MILLISECONDS);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
      }
    }

    @Override
    public void eventReceived(Action action, T object) {
      isChanged.set(true);
    }

    @Override
    public void onClose(WatcherException why) {
      opening.execute(() -> {
        if (System.nanoTime() - openedNanos > TimeUnit.MILLISECONDS.toNanos(LONGEST_PAUSE_MILLIS)) {
          pauseMillis = FIRST_PAUSE_MILLIS;
        }
        openLater();
      });
    }
  }
}
