package io.appfirewall.cluster;

import io.appfirewall.cluster.CachedEvent.About;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest Events that an operator has told, whichever replica it was. They are only shown: so
 * nobody waits for them, and where they may not be read there are none.
 */
public final class EventCache {
  private static final Logger log = LoggerFactory.getLogger(EventCache.class);
  private static final Map<String, String> OURS = Map.of("reportingComponent", Owner.OPERATOR);
  private static final int MOST = 2_000;
  private static final int MOST_OF_ONE = 50;

  private final Informers<Event> informers;
  private final LatestEvents events = new LatestEvents(MOST, MOST_OF_ONE);
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean refused = new AtomicBoolean();
  private volatile boolean failed;

  private EventCache(Informers<Event> informers) {
    this.informers = informers;
    informers.each((place, informer) -> {
      informer.itemStore(new Store(place));
      informer.removeIndexer(Cache.NAMESPACE_INDEX);
      informer.exceptionHandler((started, cause) -> isTriedAgain(cause));
    });
  }

  /** The cache of what is watched. */
  public static EventCache of(KubernetesClient client, Scope scope) {
    return new EventCache(scope.informers(client.v1().events(), OURS));
  }

  /** One that asks for nothing, where nothing is shown. */
  public static EventCache ofNothing() {
    return new EventCache(new Informers<>(Map.of()));
  }

  /** Those that are known, the latest first. */
  public List<CachedEvent> all() {
    return events.all();
  }

  /** Those on this very object, the latest first. */
  public List<CachedEvent> of(HasMetadata object) {
    return events.of(About.of(object));
  }

  /** Hears of the namespace of every Event that comes or goes. */
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Starts to watch; what cannot be watched is tried again and again. */
  public void start() {
    var _ = informers.start();
  }

  public void stop() {
    informers.stop();
  }

  /** Whether everything has been read and every Event is heard of. */
  public boolean isHealthy() {
    return informers.isHealthy();
  }

  /** Whether that was tried in vain, and has not come to be since. */
  public boolean isCutOff() {
    return failed && !isHealthy();
  }

  private boolean isTriedAgain(Throwable cause) {
    failed = true;
    if (isRefusal(cause) && refused.compareAndSet(false, true)) {
      log.warn(
          "The operator may not list, watch events, so the status pages do not show them all. Give"
              + " it the rights that docs/operator.md lists.");
    }
    return true;
  }

  private static boolean isRefusal(Throwable cause) {
    return Stream.iterate(cause, each -> each != null, Throwable::getCause)
        .anyMatch(each ->
            each instanceof KubernetesClientException failure
                && failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN);
  }

  private void tell(CachedEvent event) {
    listeners.forEach(listener -> listener.accept(event.namespace()));
  }

  /** What an informer writes to; it looks at nothing but names and resource versions. */
  private final class Store implements ItemStore<Event> {
    private final Place place;

    Store(Place place) {
      this.place = place;
    }

    @Override
    public String getKey(Event event) {
      return Cache.metaNamespaceKeyFunc(event);
    }

    @Override
    public @Nullable Event put(String key, Event event) {
      CachedEvent after = CachedEvent.of(event);
      Optional<CachedEvent> before = events.put(key, after);
      if (!before.equals(Optional.of(after)) && events.get(key).isPresent()) {
        tell(after);
      }
      return before.map(EventCache::stub).orElse(null);
    }

    @Override
    public @Nullable Event remove(String key) {
      Optional<CachedEvent> before = events.remove(key);
      before.ifPresent(EventCache.this::tell);
      return before.map(EventCache::stub).orElse(null);
    }

    @Override
    public Stream<String> keySet() {
      return here().map(LatestEvents::key);
    }

    @Override
    public Stream<Event> values() {
      return here().map(EventCache::stub);
    }

    @Override
    public int size() {
      return Math.toIntExact(here().count());
    }

    @Override
    public @Nullable Event get(String key) {
      return events.get(key).map(EventCache::stub).orElse(null);
    }

    private Stream<CachedEvent> here() {
      return all().stream()
          .filter(
              event -> place.namespace().filter(name -> !name.equals(event.namespace())).isEmpty());
    }
  }

  private static Event stub(CachedEvent event) {
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(event.namespace())
        .withName(event.name())
        .withResourceVersion(Long.toUnsignedString(event.version()))
        .endMetadata()
        .build();
  }
}
