package io.appfirewall.benchmark;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.File;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes a hundred objects each second until it is ended: ninety pods' labels, and ten
 * AppFirewalls' ports.
 */
public final class ChurnProgram {
  static final String USER_AGENT = "churn";

  private static final int PER_SECOND = 100;
  private static final int ONE_FIREWALL_IN = 10;
  // Far from each other, so that all namespaces take turns.
  private static final int STRIDE = 7919;
  // Enough for the rate where a request takes 320 milliseconds.
  private static final int IN_FLIGHT = 32;

  private final KubernetesClient client;
  private final Workload workload;
  private final Pods pods;
  private final AtomicInteger started = new AtomicInteger();
  private final Parallel parallel = new Parallel(IN_FLIGHT);

  private ChurnProgram(KubernetesClient client, Workload workload) {
    this.client = client;
    this.workload = workload;
    this.pods = new Pods(workload);
  }

  /** Takes the path of a kubeconfig, and how many AppFirewalls there are. */
  public static void main(String[] arguments) {
    Config config = Config.fromKubeconfig(new File(arguments[0]));
    config.setUserAgent(USER_AGENT);
    var program =
        new ChurnProgram(
            new KubernetesClientBuilder().withConfig(config).build(),
            Workload.usual(Integer.parseInt(arguments[1])));
    var _ =
        Executors.newSingleThreadScheduledExecutor()
            .scheduleAtFixedRate(
                program::changeOne, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
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
              .formatted(8000 + i / workload.size() % 100));
    } else {
      patch(
          pods.path(spread(i, pods.count())),
          "application/merge-patch+json",
          "{\"metadata\":{\"labels\":{\"revision\":\"r%d\"}}}".formatted(i));
    }
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
      System.err.println(path + ": status " + status);
    }
  }

  private static int spread(int i, int size) {
    return (int) ((long) i * STRIDE % size);
  }
}
