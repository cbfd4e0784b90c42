package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process begins and ends where there is no cluster. */
class OperatorProcessIT {
  private static final Duration SIGTERM_TO_END = Duration.ofSeconds(3);
  private static final int NO_CLUSTER = 4;

  /** Nothing listens on port 1. */
  private static final String NOBODY_THERE =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
      users: [{name: u, user: {token: t}}]
      contexts: [{name: x, context: {cluster: c, user: u}}]
      current-context: x
      """;

  @TempDir private Path folder;

  @Test
  void saysThatThereIsNoKubeconfig() {
    assertEndsWith(
        NO_CLUSTER,
        "KUBECONFIG names " + kubeconfig() + ", which cannot be read or does not exist.");
  }

  @Test
  void saysThatAKubeconfigIsNone() throws IOException {
    Files.writeString(kubeconfig(), "no: [kubeconfig");

    assertEndsWith(NO_CLUSTER, "The kubeconfig [" + kubeconfig() + "] is not valid.");
  }

  @Test
  void saysThatAKubeconfigNamesNoCluster() throws IOException {
    Files.writeString(kubeconfig(), NOBODY_THERE.replace("current-context: x", ""));

    assertEndsWith(
        NO_CLUSTER, "The kubeconfig " + kubeconfig() + " has no current context with a cluster.");
  }

  @Test
  void saysWhichPropertyIsWrong() throws IOException {
    Files.writeString(kubeconfig(), NOBODY_THERE);

    assertEndsWith(1, "Give at least 10000ms.", "--appfirewall.resync=1s");
  }

  @Test
  void endsAtOnceWhileItWaitsForACluster() throws IOException {
    Files.writeString(kubeconfig(), NOBODY_THERE);
    try (var process = OperatorProcess.start(folder, kubeconfig())) {
      process.awaitLog("does not answer");

      process.terminate();

      assertThat(process.timeToEnd()).isLessThan(SIGTERM_TO_END);
    }
  }

  private void assertEndsWith(int exitCode, String sentence, String... arguments) {
    try (var process = OperatorProcess.start(folder, kubeconfig(), arguments)) {
      assertThat(process.exitCode()).as(process::log).isEqualTo(exitCode);
      assertThat(process.log()).contains(sentence).doesNotContain("\tat ");
    }
  }

  private Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }
}
