package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * From the moment that a user sends an AppFirewall to the moment that somebody who watches sees its
 * policy, with nothing else going on; in round trips of the cheapest request that there is.
 */
final class Latency {
  private static final String NAMESPACE = "latency-0";
  private static final int WARM_UP = 50;

  private final Bench bench;
  private final KubernetesClient client;
  private final List<Double> roundTrips = new ArrayList<>();
  private final List<Double> fromSending = new ArrayList<>();
  private final List<Double> fromAnswer = new ArrayList<>();

  private Latency(Bench bench) {
    this.bench = bench;
    this.client = bench.cluster().client();
  }

  static void measure(Bench bench, int size) throws Exception {
    new Latency(bench).measure(size);
  }

  private void measure(int size) throws Exception {
    bench.cluster().prepare(new Workload("latency", 1));
    try (OperatorProcess operator = bench.startOperator();
        var watch = new PolicyWatch(client, NAMESPACE)) {
      operator.awaitReady();
      Bench.pause(3);
      for (int i = 0; i < WARM_UP + bench.options().latencySamples(); i++) {
        if (i == WARM_UP) {
          List.of(roundTrips, fromSending, fromAnswer).forEach(List::clear);
        }
        sample(watch, "latency-" + i);
      }
      bench.cluster().clear(new Workload("latency", 1));
      // The group learns a little later that nobody names it any more.
      Bench.pause(10);
    }
    var roundTrip = new Numbers(roundTrips);
    add("Apply to policy, from sending", size, fromSending, roundTrip, "10 and 30");
    add("Apply to policy, from the API server's answer", size, fromAnswer, roundTrip, "");
  }

  private void add(String what, int size, List<Double> millis, Numbers roundTrip, String aim) {
    var numbers = new Numbers(millis);
    double one = roundTrip.median();
    String result =
        Numbers.format("p50 %.1f", numbers.median() / one)
            + Numbers.format(", p99 %.1f round trips", numbers.quantile(0.99) / one)
            + Numbers.format(" (%.1f", numbers.median())
            + Numbers.format(" and %.1f ms", numbers.quantile(0.99))
            + Numbers.format("; GET /version %.2f", one)
            + Numbers.format(", its p99 %.2f ms)", roundTrip.quantile(0.99));
    bench.report().add(what, size, result, aim);
  }

  private void sample(PolicyWatch watch, String name) throws Exception {
    Thread.sleep(30);
    long asked = System.nanoTime();
    client.raw("/version");
    roundTrips.add(millis(asked, System.nanoTime()));
    AppFirewall firewall = Workload.firewall(NAMESPACE, name);
    long sent = System.nanoTime();
    client.resource(firewall).create();
    long answered = System.nanoTime();
    long seen = watch.await(name);
    fromSending.add(millis(sent, seen));
    fromAnswer.add(millis(answered, seen));
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }
}
