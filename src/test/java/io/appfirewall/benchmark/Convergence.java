package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.benchmark.BareClient.Pair;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A user applies many AppFirewalls. One arm is the operator; the other a bare client that is told
 * of each firewall by the user himself. They take turns, and the order of the turns changes.
 */
final class Convergence {
  private static final String SAMPLE = "sample-0";
  private static final int WARM_UP = 400;

  private final Bench bench;
  private final Cluster cluster;
  private final KubernetesClient client;
  private final Workload workload;
  private final List<Double> policiesOnly = new ArrayList<>();
  private final List<Double> bare = new ArrayList<>();
  private final List<Double> operator = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private double writesPerFirewall;
  private double cpuMicros;
  private long resident;

  private Convergence(Bench bench, int size) {
    this.bench = bench;
    this.cluster = bench.cluster();
    this.client = cluster.client();
    this.workload = Workload.usual(size);
  }

  /** Leaves the AppFirewalls there, converged by the operator. */
  static void measure(Bench bench, int size) throws Exception {
    new Convergence(bench, size).measure();
  }

  private void measure() throws Exception {
    int size = workload.size();
    cluster.prepare(workload);
    AppFirewallStatus status = sampleStatus();
    int rounds = bench.options().rounds(size);
    for (int round = 0; round < rounds; round++) {
      boolean last = round == rounds - 1;
      // The operator is the last to have its turn, since what it made is needed later on.
      if ((rounds - round) % 2 == 1) {
        bareTurn(status);
        operatorTurn(!last);
      } else {
        operatorTurn(true);
        bareTurn(status);
      }
      shares.add(operator.getLast() / bare.getLast());
    }
    var report = bench.report();
    report.add("Bare client, policies alone", size, rate(policiesOnly), "");
    report.add("Bare client, policies and statuses, following a user", size, rate(bare), "");
    report.add("Operator, policies and statuses, following a user", size, rate(operator), "");
    report.add("**Share of the bare client's**", size, new Numbers(shares).text("%.2f"), "0.9");
    report.add(
        "Operator's writes for each AppFirewall",
        size,
        Numbers.format("%.2f", writesPerFirewall),
        "2");
    report.add(
        "Operator's processor time for each AppFirewall",
        size,
        Numbers.format("%.0f µs", cpuMicros),
        "");
    report.add("Resident memory when all are ready", size, resident + " MiB", "");
  }

  private static String rate(List<Double> rates) {
    return new Numbers(rates).text("%.0f") + " writes/s";
  }

  private AppFirewallStatus sampleStatus() throws Exception {
    var one = new Workload("sample", 1);
    cluster.prepare(one);
    try (OperatorProcess process = bench.startOperator();
        var readiness = Readiness.of(client)) {
      process.awaitReady();
      AppFirewall sample = client.resource(Workload.firewall(SAMPLE, "app-00000")).create();
      readiness.await(1);
      return Objects.requireNonNull(cluster.get(sample).getStatus());
    } finally {
      cluster.clear(one);
    }
  }

  private void bareTurn(AppFirewallStatus status) throws Exception {
    List<Pair> pairs = Pair.of(workload.firewalls());
    try (var bareClient = new BareClient(cluster.config(), status);
        var readiness = Readiness.of(client)) {
      bareClient.createPolicies(Pair.of(warmUp().firewalls()));
      cluster.clear(warmUp());
      long begin = System.nanoTime();
      bareClient.createPolicies(pairs);
      policiesOnly.add(workload.size() / seconds(begin));
      cluster.clear(workload);
      pairs = Pair.of(workload.firewalls());
      begin = System.nanoTime();
      bareClient.follow(client, pairs);
      readiness.await(workload.size());
      bare.add(2 * workload.size() / seconds(begin));
    }
    cluster.clear(workload);
  }

  private void operatorTurn(boolean clear) throws Exception {
    try (OperatorProcess process = bench.startOperator();
        var readiness = Readiness.of(client)) {
      process.awaitReady();
      cluster.apply(warmUp());
      readiness.await(warmUp().size());
      cluster.clear(warmUp());
      readiness.await(0);
      Bench.pause(3);
      var mark = cluster.mark();
      var cpu = process.cpu();
      long begin = System.nanoTime();
      cluster.apply(workload);
      readiness.await(workload.size());
      operator.add(2 * workload.size() / seconds(begin));
      cpuMicros = process.cpu().minus(cpu).toNanos() / 1e3 / workload.size();
      // The groups learn a little later by how many they are named.
      Bench.pause(5);
      resident = process.residentMebibytes();
      writesPerFirewall = (double) cluster.operatorWrites(mark).size() / workload.size();
    }
    if (clear) {
      cluster.clear(workload);
    }
  }

  private Workload warmUp() {
    var warm = new Workload("warm", Math.min(WARM_UP, workload.size()));
    cluster.prepare(warm);
    return warm;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
