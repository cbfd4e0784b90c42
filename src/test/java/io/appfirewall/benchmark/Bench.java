package io.appfirewall.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * What all measurements on one cluster share.
 *
 * @param folder for the operator's files
 * @param launches every way to start the operator, the recommended one last
 */
record Bench(Options options, Cluster cluster, Path folder, List<Launch> launches, Report report) {
  Path kubeconfig() {
    return cluster.kubeconfig(folder);
  }

  /** Starts the operator as recommended. */
  OperatorProcess startOperator(String... arguments) {
    return OperatorProcess.start(launches.getLast(), kubeconfig(), arguments);
  }

  static void pause(int seconds) throws InterruptedException {
    Thread.sleep(seconds * 1000L);
  }
}
