package io.appfirewall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many open overviews, each of which asks for itself anew whenever it hears of a change. */
final class Followers implements AutoCloseable {
  private static final long OPENING_MILLIS = 5;

  private final String address;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger fetched = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> threads;

  /**
   * They open one after the other.
   *
   * @param address of the pages, without a slash at its end
   * @param tokens which they share
   */
  Followers(String address, List<String> tokens, int count) {
    this.address = address;
    this.threads =
        IntStream.range(0, count)
            .mapToObj(i ->
                Thread.startVirtualThread(
                    () -> follow(i * OPENING_MILLIS, tokens.get(i % tokens.size()))))
            .toList();
  }

  /** How many hear of changes. */
  int open() {
    return open.get();
  }

  /** How often one of them was fetched anew so far. */
  int fetched() {
    return fetched.get();
  }

  private void follow(long delayMillis, String token) {
    try {
      Thread.sleep(delayMillis);
      while (true) {
        HttpResponse<Stream<String>> changes =
            http.send(request("/changes", token).build(), BodyHandlers.ofLines());
        if (changes.statusCode() != HttpURLConnection.HTTP_OK) {
          return;
        }
        open.incrementAndGet();
        hear(changes.body(), token);
        open.decrementAndGet();
      }
    } catch (InterruptedException e) {
      // It is closed.
    } catch (IOException e) {
      // Cut off; at the end all of them are.
    }
  }

  // Until the stream is over, which it is every few minutes.
  private void hear(Stream<String> lines, String token) {
    try (lines) {
      lines.filter(line -> line.startsWith("event:change")).forEach(_ -> fetch(token));
    } catch (UncheckedIOException e) {
      // Cut off.
    }
  }

  private void fetch(String token) {
    try {
      HttpRequest request =
          request("/", token).header("HX-Request", "true").header("HX-Target", "live").build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status == HttpURLConnection.HTTP_OK) {
        fetched.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    http.shutdownNow();
  }
}
