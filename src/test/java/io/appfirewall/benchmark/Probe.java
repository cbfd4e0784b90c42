package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * One AppFirewall after the other: how long it takes from the moment that a user sends it to the
 * moment that somebody who watches sees its policy; in round trips of the cheapest request that
 * there is.
 */
final class Probe implements AutoCloseable {
  private static final String NAMESPACE = "latency-0";
  private static final Workload WORKLOAD = new Workload("latency", 1);

  private final Cluster cluster;
  private final KubernetesClient client;
  private final PolicyWatch watch;
  private final List<Double> roundTrips = new ArrayList<>();
  private final List<Double> fromSending = new ArrayList<>();
  private final List<Double> fromAnswer = new ArrayList<>();
  private int sent;

  Probe(Cluster cluster) {
    this.cluster = cluster;
    this.client = cluster.client();
    cluster.prepare(WORKLOAD);
    this.watch = new PolicyWatch(client, NAMESPACE);
  }

  /** Measures so many more. */
  void sample(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      sample("latency-" + sent++);
    }
  }

  /** Forgets what was measured so far. */
  void forget() {
    List.of(roundTrips, fromSending, fromAnswer).forEach(List::clear);
  }

  String fromSending() {
    return inRoundTrips(fromSending);
  }

  /** From the API server's answer to the user. */
  String fromAnswer() {
    return inRoundTrips(fromAnswer);
  }

  private String inRoundTrips(List<Double> millis) {
    var numbers = new Numbers(millis);
    var roundTrip = new Numbers(roundTrips);
    double one = roundTrip.median();
    return Numbers.format("p50 %.1f", numbers.median() / one)
        + Numbers.format(", p99 %.1f round trips", numbers.quantile(0.99) / one)
        + Numbers.format(" (%.1f", numbers.median())
        + Numbers.format(" and %.1f ms", numbers.quantile(0.99))
        + Numbers.format("; GET /version %.2f", one)
        + Numbers.format(", its p99 %.2f ms)", roundTrip.quantile(0.99));
  }

  private void sample(String name) throws Exception {
    Thread.sleep(30);
    long asked = System.nanoTime();
    client.raw("/version");
    roundTrips.add(millis(asked, System.nanoTime()));
    AppFirewall firewall = Workload.firewall(NAMESPACE, name);
    long start = System.nanoTime();
    client.resource(firewall).create();
    long answered = System.nanoTime();
    long seen = watch.await(name);
    fromSending.add(millis(start, seen));
    fromAnswer.add(millis(answered, seen));
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }

  /** Removes what it made. */
  @Override
  public void close() {
    watch.close();
    cluster.clear(WORKLOAD);
  }
}
