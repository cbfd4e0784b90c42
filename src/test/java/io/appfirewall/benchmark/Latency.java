package io.appfirewall.benchmark;

/** How soon an AppFirewall is enforced, with nothing else going on. */
final class Latency {
  private static final int WARM_UP = 50;

  private Latency() {}

  /** Beside so many AppFirewalls that are as wanted already. */
  static void measure(Bench bench, int size) throws Exception {
    try (OperatorProcess operator = bench.startOperator()) {
      operator.awaitReady();
      Bench.pause(3);
      try (var probe = new Probe(bench.cluster())) {
        probe.sample(WARM_UP);
        probe.forget();
        probe.sample(bench.options().latencySamples());
        bench.report().add("Apply to policy, from sending", size, probe.fromSending(), "10 and 30");
        bench
            .report()
            .add("Apply to policy, from the API server's answer", size, probe.fromAnswer(), "");
      }
      // The group learns a little later that nobody names it any more.
      Bench.pause(10);
    }
  }
}
