package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.sight.Changes;
import io.appfirewall.dashboard.sight.Resource;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Wholes;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something that they show has changed, and nothing of it: they ask again for
 * what their viewer may see.
 */
@Controller
class ChangesController {
  /** A silent connection would be cut by what lies between. */
  private static final long SILENCE_MILLIS = 15_000;

  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(SILENCE_MILLIS);

  /** Then the page connects anew, and it is asked anew what its viewer may see. */
  private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private static final long NO_TIMEOUT = 0;

  private final Changes changes;
  private final OpenPages pages;

  ChangesController(Site site, OpenPages pages) {
    this.changes = site.changes();
    this.pages = pages;
  }

  /**
   * A stream of events called {@code change}.
   *
   * @param namespace the only one that matters; empty for all that the viewer may see
   * @param seen how many changes there had been when the page was made, perhaps by another replica
   * @throws IOException never: nothing is written before this method returns
   */
  @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stream(
      Sight sight,
      @RequestParam(defaultValue = "") String namespace,
      @RequestParam(defaultValue = "-1") long seen)
      throws IOException {
    Collection<String> places = places(sight, namespace);
    if (!pages.open()) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "Too many pages are open; reload this one by hand.");
    }
    SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    // Until something is sent, neither the page nor what lies between knows that it is answered.
    // Sent from here, it makes the thread of the request send the headers, which the filters still
    // write to while the other thread would.
    emitter.send(SseEmitter.event().comment("listening"));
    Thread.ofVirtual().name("changes").start(() -> tell(emitter, places, seen));
    return emitter;
  }

  /** Empty for every place. */
  private static Collection<String> places(Sight sight, String namespace) {
    boolean seesEverything = sight.seesEverywhere(Resource.APP_FIREWALLS);
    if (namespace.isEmpty() && seesEverything) {
      return List.of();
    }
    String flows = Wholes.place(sight.openNamespaces());
    if (namespace.isEmpty()) {
      return Stream.concat(sight.namespaces().stream(), Stream.of(flows)).toList();
    }
    if (seesEverything) {
      return List.of(namespace, Changes.CLUSTER, flows);
    }
    return sight.sees(Resource.APP_FIREWALLS, namespace)
        ? List.of(namespace, flows)
        : List.of(flows);
  }

  private void tell(SseEmitter emitter, Collection<String> places, long seen) {
    try {
      long told = changes.counted(seen) ? seen : changes.count();
      if (told != seen && seen >= 0) {
        emitter.send(change(told));
      }
      long end = System.nanoTime() + LIFE_NANOS;
      long silentSince = System.nanoTime();
      while (System.nanoTime() < end) {
        long now = changes.await(told, SILENCE_MILLIS);
        OpenPages.Turn turn = pages.turn();
        if (now > told && (places.isEmpty() || changes.since(told, places))) {
          Thread.sleep(turn.beforeMillis());
          now = changes.count();
          emitter.send(change(now));
          silentSince = System.nanoTime();
        } else if (System.nanoTime() - silentSince > SILENCE_NANOS) {
          emitter.send(SseEmitter.event().comment("still here"));
          silentSince = System.nanoTime();
        }
        told = now;
        Thread.sleep(turn.afterMillis());
      }
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      // The page is gone, or the web server; its request is not ours to end any more.
    } catch (InterruptedException e) {
      emitter.complete();
    } finally {
      pages.close();
    }
  }

  private static SseEmitter.SseEventBuilder change(long now) {
    return SseEmitter.event().name("change").data(Long.toString(now));
  }
}
