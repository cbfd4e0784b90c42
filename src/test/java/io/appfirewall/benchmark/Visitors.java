package io.appfirewall.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some who look at the pages: each has one open that hears of changes, and fetches one each second,
 * which is as often as an open page follows changes.
 */
final class Visitors implements AutoCloseable {
  private static final long EACH_MILLIS = 1_000;

  private final String address;
  private final Workload workload;
  private final List<Visit> visits = new ArrayList<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> threads;

  /**
   * As many as there are tokens; they begin at once.
   *
   * @param address of the pages, without a slash at its end
   */
  Visitors(String address, Workload workload, List<String> tokens) {
    this.address = address;
    this.workload = workload;
    this.threads =
        IntStream.range(0, tokens.size())
            .boxed()
            .flatMap(i ->
                Stream.<Runnable>of(
                    () -> hear(tokens.get(i)), () -> visit(tokens.get(i), new Random(i))))
            .map(Thread::startVirtualThread)
            .toList();
  }

  /** What they look at. */
  enum Page {
    OVERVIEW("Overview"),
    TABLE("Table of AppFirewalls"),
    FIREWALL("An AppFirewall's page"),
    REACH("Who reaches it, on the same page"),
    ASK("Ask");

    private final String words;

    Page(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private record Visit(Page page, double millis) {}

  Numbers millis(Page page) {
    synchronized (visits) {
      return new Numbers(
          visits.stream().filter(visit -> visit.page == page).map(Visit::millis).toList());
    }
  }

  int failed() {
    return failed.get();
  }

  /** Forgets what was measured so far. */
  void forget() {
    synchronized (visits) {
      visits.clear();
    }
    failed.set(0);
  }

  private void visit(String token, Random random) {
    try {
      Thread.sleep(random.nextLong(EACH_MILLIS));
      while (true) {
        long start = System.nanoTime();
        look(token, random);
        long passed = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(Math.max(0, EACH_MILLIS - passed));
      }
    } catch (InterruptedException e) {
      // They go.
    } catch (IOException e) {
      // Cut off; at the end all of them are, when nobody counts any more.
      failed.incrementAndGet();
    }
  }

  /** A stream is over every few minutes, and not answered while nobody knows who asks. */
  private void hear(String token) {
    try {
      while (true) {
        HttpResponse<InputStream> changes =
            http.send(request("/changes", token), BodyHandlers.ofInputStream());
        if (changes.statusCode() != HttpURLConnection.HTTP_OK) {
          failed.incrementAndGet();
        }
        try (InputStream body = changes.body()) {
          body.transferTo(OutputStream.nullOutputStream());
        }
        Thread.sleep(EACH_MILLIS);
      }
    } catch (InterruptedException e) {
      // They go.
    } catch (IOException e) {
      failed.incrementAndGet();
    }
  }

  private void look(String token, Random random) throws IOException, InterruptedException {
    switch (random.nextInt(4)) {
      case 0 -> fetch(Page.OVERVIEW, "/", token);
      case 1 -> fetch(Page.TABLE, table(random), token);
      case 2 -> {
        String path = "/firewalls/" + firewall(random);
        fetch(Page.FIREWALL, path, token);
        fetch(Page.REACH, path + "/reach", token);
      }
      default ->
          fetch(
              Page.ASK,
              "/ask?from=" + firewall(random) + "&to=" + firewall(random) + "&port=8080",
              token);
    }
  }

  private String table(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "/firewalls";
      case 1 -> "/firewalls?sort=since&page=" + (1 + random.nextInt(20));
      case 2 -> "/firewalls?search=" + firewall(random).replaceFirst("[^/]*/", "").substring(0, 7);
      default -> "/firewalls?sort=pods-&namespace=" + firewall(random).replaceFirst("/.*", "");
    };
  }

  private String firewall(Random random) {
    int i = random.nextInt(workload.size());
    return workload.namespace(i) + "/" + Workload.name(i);
  }

  private void fetch(Page page, String path, String token)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> answer = http.send(request(path, token), BodyHandlers.ofString());
    double passed = (System.nanoTime() - start) / 1e6;
    if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
      failed.incrementAndGet();
    }
    synchronized (visits) {
      visits.add(new Visit(page, passed));
    }
  }

  private HttpRequest request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "text/html,*/*;q=0.8")
        .build();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    http.shutdownNow();
  }
}
