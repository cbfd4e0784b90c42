package io.appfirewall.benchmark;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A hundred objects that change each second: ninety pods' labels, and ten AppFirewalls' ports. */
final class Churn implements AutoCloseable {
  private static final int PER_SECOND = 100;
  private static final int ONE_FIREWALL_IN = 10;
  // Far from each other, so that all namespaces take turns.
  private static final int STRIDE = 7919;

  private final KubernetesClient client;
  private final Workload workload;
  private final Pods pods;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final long start = System.nanoTime();
  private final Parallel parallel = new Parallel(Options.CONNECTIONS);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  Churn(KubernetesClient client, Pods pods) {
    this.client = client;
    this.workload = pods.workload();
    this.pods = pods;
    var _ =
        clock.scheduleAtFixedRate(
            this::changeOne, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
  }

  /** How many objects changed each second so far. */
  double rate() {
    return done.get() / ((System.nanoTime() - start) / 1e9);
  }

  private void changeOne() {
    var _ = parallel.startOne(started.getAndIncrement(), this::change);
  }

  private void change(int i) {
    if (i % ONE_FIREWALL_IN == 0) {
      int firewall = spread(i, workload.size());
      patch(
          "apis/appfirewall.io/v1beta1/namespaces/%s/appfirewalls/%s"
              .formatted(workload.namespace(firewall), Workload.name(firewall)),
          "application/json-patch+json",
          "[{\"op\":\"replace\",\"path\":\"/spec/ingress/0/ports/0/port\",\"value\":%d}]"
              .formatted(8000 + i % 100));
    } else {
      patch(
          pods.path(spread(i, pods.count())),
          "application/merge-patch+json",
          "{\"metadata\":{\"labels\":{\"revision\":\"r%d\"}}}".formatted(i));
    }
    done.incrementAndGet();
  }

  // The client's own patch reads the object first, which nobody needs here.
  private void patch(String path, String type, String body) {
    HttpClient http = client.getHttpClient();
    int status =
        http.sendAsync(
                http.newHttpRequestBuilder()
                    .uri(URI.create(client.getMasterUrl() + path))
                    .method("PATCH", type, body)
                    .build(),
                String.class)
            .join()
            .code();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IllegalStateException(path + ": status " + status);
    }
  }

  private static int spread(int i, int size) {
    return (int) ((long) i * STRIDE % size);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    parallel.close();
  }
}
