package io.appfirewall.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How soon the operator is ready, and serves, and how much memory it then has. */
final class StartUp {
  private static final String NAMESPACE = "start-0";
  private static final int IDLE_SECONDS = 5;

  private final Bench bench;
  private final Launch launch;
  private final List<Double> ready = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();
  private final List<Double> serving = new ArrayList<>();
  private final List<Double> resident = new ArrayList<>();

  private StartUp(Bench bench, Launch launch) {
    this.bench = bench;
    this.launch = launch;
  }

  /** Beside so many AppFirewalls that are as wanted already. */
  static void measure(Bench bench, int size) throws Exception {
    bench.cluster().prepare(new Workload("start", 1));
    for (Launch launch : bench.launches()) {
      new StartUp(bench, launch).measure(size);
    }
    bench.cluster().clear(new Workload("start", 1));
  }

  private void measure(int size) throws Exception {
    for (int i = 0; i < bench.options().starts(); i++) {
      start("late-" + launch.name().replaceAll("[^a-z]", "") + i);
    }
    String suffix = ", " + launch;
    bench
        .report()
        .add("Start to ready" + suffix, size, new Numbers(ready).text("%.2f") + " s", "0.7");
    bench
        .report()
        .add(
            "Processor time from start to ready" + suffix,
            size,
            new Numbers(processor).text("%.2f") + " s",
            "");
    bench
        .report()
        .add(
            "Start to the policy of a new AppFirewall" + suffix,
            size,
            new Numbers(serving).text("%.2f") + " s",
            "0.7");
    bench
        .report()
        .add(
            "Resident memory" + suffix,
            size,
            new Numbers(resident).text("%.0f") + " MiB",
            size == 0 ? "44" : size == 1000 ? "65" : "");
  }

  private void start(String name) throws Exception {
    var client = bench.cluster().client();
    client.resource(Workload.firewall(NAMESPACE, name)).create();
    try (var watch = new PolicyWatch(client, NAMESPACE)) {
      long before = System.nanoTime();
      try (OperatorProcess operator = OperatorProcess.start(launch, bench.kubeconfig())) {
        ready.add(operator.awaitReady().toNanos() / 1e9);
        processor.add(operator.cpu().toNanos() / 1e9);
        serving.add((watch.await(name) - before) / 1e9);
        Bench.pause(IDLE_SECONDS);
        resident.add((double) operator.residentMebibytes());
      }
    }
  }
}
