package io.appfirewall.benchmark;

import io.appfirewall.controlplane.AuditLog;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.List;

/** {@link ChurnProgram} as a child process, which gives way to the operator and its visitors. */
final class Churn implements AutoCloseable {
  private final Cluster cluster;
  private final Process process;

  private Churn(Cluster cluster, Process process) {
    this.cluster = cluster;
    this.process = process;
  }

  /**
   * Begins to change objects that there are.
   *
   * @param size how many AppFirewalls there are
   */
  static Churn start(Cluster cluster, Path kubeconfig, int size) {
    var command =
        List.of(
            Launch.JAVA,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ChurnProgram.class.getName(),
            kubeconfig.toString(),
            String.valueOf(size));
    return new Churn(
        cluster,
        Children.start(
            new ProcessBuilder(Priority.lowered(command)), kubeconfig.resolveSibling("churn.log")));
  }

  /** How many objects it changed since then, by the API server's own account. */
  long count(AuditLog.Mark mark) {
    if (!process.isAlive()) {
      throw new IllegalStateException("nobody changes objects any more, see churn.log");
    }
    return cluster.writes(mark, ChurnProgram.USER_AGENT).stream()
        .filter(request -> request.code() == HttpURLConnection.HTTP_OK)
        .count();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
