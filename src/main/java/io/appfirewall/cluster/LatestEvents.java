package io.appfirewall.cluster;

import io.appfirewall.cluster.CachedEvent.About;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Some Events by their keys: no more than so many, of whom the oldest have to go. */
final class LatestEvents {
  /** By the server's count, since everybody may write any time into an Event. */
  private static final Comparator<CachedEvent> OLDEST_FIRST =
      Comparator.comparing(CachedEvent::version, Long::compareUnsigned)
          .thenComparing(CachedEvent::namespace)
          .thenComparing(CachedEvent::name);

  private final int most;
  private final int mostOfOne;
  private final Map<String, CachedEvent> byKey = new HashMap<>();
  private final NavigableSet<CachedEvent> all = new TreeSet<>(OLDEST_FIRST);
  private final Map<About, NavigableSet<CachedEvent>> byObject = new HashMap<>();

  /**
   * None yet.
   *
   * @param mostOfOne no more than so many on one object
   */
  LatestEvents(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** What an Event replaces, if it is there. */
  synchronized Optional<CachedEvent> put(String key, CachedEvent event) {
    Optional<CachedEvent> before = remove(key);
    NavigableSet<CachedEvent> ofObject =
        byObject.computeIfAbsent(event.about(), about -> new TreeSet<>(OLDEST_FIRST));
    byKey.put(key, event);
    all.add(event);
    ofObject.add(event);
    if (ofObject.size() > mostOfOne) {
      remove(key(ofObject.getFirst()));
    }
    if (all.size() > most) {
      remove(key(all.getFirst()));
    }
    return before;
  }

  synchronized Optional<CachedEvent> remove(String key) {
    Optional<CachedEvent> gone = Optional.ofNullable(byKey.remove(key));
    gone.ifPresent(event -> {
      all.remove(event);
      byObject.computeIfPresent(
          event.about(),
          (about, ofObject) -> {
            ofObject.remove(event);
            return ofObject.isEmpty() ? null : ofObject;
          });
    });
    return gone;
  }

  synchronized Optional<CachedEvent> get(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Those that are there now, the latest first. */
  synchronized List<CachedEvent> all() {
    return List.copyOf(all.descendingSet());
  }

  /** The same of one object. */
  synchronized List<CachedEvent> of(About object) {
    return Optional.ofNullable(byObject.get(object))
        .map(events -> List.copyOf(events.descendingSet()))
        .orElse(List.of());
  }

  static String key(CachedEvent event) {
    return event.namespace() + "/" + event.name();
  }
}
