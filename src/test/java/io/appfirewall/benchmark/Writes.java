package io.appfirewall.benchmark;

import static java.util.Objects.requireNonNull;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the operator writes when nothing or little has changed, by the API server's audit log. */
final class Writes {
  private static final int SETTLED_SECONDS = 5;

  /** The shortest that the operator lets it be. */
  private static final int SHORTEST_RESYNC_SECONDS = 10;

  /** Fewer than two cores manage, so that a resync is over before the next one. */
  private static final int LOOKS_A_SECOND = 200;

  private static final int MOST_SECONDS = 600;

  private final Bench bench;
  private final Cluster cluster;
  private final int size;

  private Writes(Bench bench, int size) {
    this.bench = bench;
    this.cluster = bench.cluster();
    this.size = size;
  }

  /** Beside so many AppFirewalls that are as wanted already. */
  static void measure(Bench bench, int size) throws Exception {
    new Writes(bench, size).measure();
  }

  private void measure() throws Exception {
    var mark = cluster.mark();
    try (OperatorProcess operator = bench.startOperator()) {
      operator.awaitReady();
      awaitFirstLooks(operator);
      add("Writes by a restart", mark, "0");
      change();
      idle(operator);
    }
    mark = cluster.mark();
    try (OperatorProcess operator =
        bench.startOperator("--appfirewall.resync=" + resyncSeconds() + "s")) {
      operator.awaitReady();
      awaitFirstLooks(operator);
      resync(operator, mark);
    }
  }

  private int resyncSeconds() {
    return Math.max(SHORTEST_RESYNC_SECONDS, size / LOOKS_A_SECOND);
  }

  /** An operator that starts looks at everything once, and then learns of what it told itself. */
  private void awaitFirstLooks(OperatorProcess operator) throws InterruptedException {
    for (int i = 0; i < MOST_SECONDS && operator.reconciliations().count() < size; i++) {
      Bench.pause(1);
    }
    Bench.pause(SETTLED_SECONDS);
  }

  private void change() throws InterruptedException {
    AppFirewall firewall = cluster.get(Workload.usual(size).firewall(0));
    var mark = cluster.mark();
    cluster
        .client()
        .resource(firewall)
        .edit(existing -> {
          requireNonNull(requireNonNull(existing.getSpec()).ingress()).removeLast();
          return existing;
        });
    Bench.pause(SETTLED_SECONDS);
    add("Writes by one changed AppFirewall", mark, "1 policy, 1 status");
  }

  private void idle(OperatorProcess operator) throws InterruptedException {
    var mark = cluster.mark();
    var cpu = operator.cpu();
    int seconds = bench.options().quick() ? 5 : 60;
    Bench.pause(seconds);
    double percent = 100 * operator.cpu().minus(cpu).toNanos() / 1e9 / seconds;
    add("Writes by an idle minute", mark, "0");
    bench
        .report()
        .add("Processor time when idle", size, Numbers.format("%.2f %% of one", percent), "");
  }

  // Ten idle minutes bring one resync where nothing is configured; these are three.
  private void resync(OperatorProcess operator, AuditLog.Mark mark) throws InterruptedException {
    var before = operator.reconciliations();
    Bench.pause(3 * resyncSeconds());
    var looks = operator.reconciliations().since(before);
    add("Writes by three resyncs (%,d looks at AppFirewalls)".formatted(looks.count()), mark, "0");
    bench
        .report()
        .add(
            "A look at an AppFirewall that is as wanted",
            size,
            Numbers.format("%.0f µs", looks.micros()),
            "flat");
  }

  private void add(String what, AuditLog.Mark mark, String aim) {
    List<ApiRequest> writes = cluster.operatorWrites(mark);
    Map<String, Long> byResource =
        writes.stream()
            .collect(
                Collectors.groupingBy(
                    request -> request.verb() + " " + request.resource(),
                    TreeMap::new,
                    Collectors.counting()));
    String result = String.valueOf(writes.size());
    bench.report().add(what, size, writes.isEmpty() ? result : result + " " + byResource, aim);
  }
}
