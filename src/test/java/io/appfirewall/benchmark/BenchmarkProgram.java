package io.appfirewall.benchmark;

import io.appfirewall.benchmark.Options.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs all benchmarks and writes {@code target/benchmarks.md}. */
public final class BenchmarkProgram {
  private static final Path FOLDER = Path.of("target/benchmark");
  private static final Path REPORT = Path.of("target/benchmarks.md");

  private final Options options;

  private BenchmarkProgram(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    new BenchmarkProgram(Options.ofSystemProperties()).run();
    // The clients' threads live on for a while.
    System.exit(0);
  }

  private void run() throws Exception {
    Report report;
    try (Cluster cluster = Cluster.start()) {
      report = new Report(REPORT, Machine.description(cluster.version(), options));
      Launch.extract(FOLDER);
      train(cluster);
      if (options.has(Part.START)) {
        StartUp.measure(bench(cluster, report), 0);
      }
    }
    if (options.has(Part.COMPILE)) {
      MicroBenchmarks.measure(options, report);
    }
    for (int size : options.sizes()) {
      try (Cluster cluster = Cluster.start()) {
        measure(bench(cluster, report), size);
      }
    }
  }

  private Bench bench(Cluster cluster, Report report) {
    return new Bench(
        options,
        cluster,
        FOLDER,
        List.of(Launch.plain(), Launch.small(FOLDER), Launch.cached(FOLDER)),
        report);
  }

  /** A run with some work, so that the classes that work needs are in the cache. */
  private static void train(Cluster cluster) throws Exception {
    var some = new Workload("train", 100);
    cluster.prepare(some);
    try (OperatorProcess operator =
            OperatorProcess.start(Launch.training(FOLDER), cluster.kubeconfig(FOLDER));
        var readiness = Readiness.of(cluster.client())) {
      operator.awaitReady();
      cluster.apply(some);
      readiness.await(some.size());
      operator.reconciliations();
    }
    cluster.clear(some);
    if (!Files.exists(Launch.cache(FOLDER))) {
      throw new IllegalStateException("the training run left no cache " + Launch.cache(FOLDER));
    }
  }

  private void measure(Bench bench, int size) throws Exception {
    if (options.has(Part.CONVERGENCE)) {
      Convergence.measure(bench, size);
    } else {
      converge(bench, size);
    }
    if (options.has(Part.LATENCY)) {
      Latency.measure(bench, size);
    }
    if (options.has(Part.WRITES)) {
      Writes.measure(bench, size);
    }
    if (options.has(Part.PAGES)) {
      Pages.measure(bench, size);
    }
    if (options.has(Part.START)) {
      StartUp.measure(bench, size);
    }
  }

  private static void converge(Bench bench, int size) throws Exception {
    var workload = Workload.usual(size);
    bench.cluster().prepare(workload);
    try (OperatorProcess operator = bench.startOperator();
        var readiness = Readiness.of(bench.cluster().client())) {
      operator.awaitReady();
      bench.cluster().apply(workload);
      readiness.await(size);
      Bench.pause(5);
    }
  }
}
