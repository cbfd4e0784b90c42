package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process where its API server does not answer. */
class OperatorProcessIT {
  private static final Duration SIGTERM_TO_END = Duration.ofSeconds(3);
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  /** Nothing listens on its port. */
  private static final Path NOWHERE = Path.of("src/test/resources/kubeconfig-of-nowhere.yaml");

  private static final String SENTENCE =
      "The API server at https://127.0.0.1:1/ cannot be reached: nobody answers there. Trying again"
          + " every few seconds.";

  @TempDir private Path folder;
  private OperatorProcess process;

  @BeforeEach
  void start() {
    process = OperatorProcess.start(folder, NOWHERE);
    process.awaitLog(SENTENCE);
  }

  @AfterEach
  void end() {
    process.close();
  }

  @Test
  void isAliveAndNotReady() {
    assertThat(process.isLive()).isTrue();
    assertThat(process.isReady()).isFalse();
  }

  @Test
  void endsAtOnceWhenToldTo() {
    process.terminate();

    assertThat(process.timeToEnd()).isLessThan(SIGTERM_TO_END);
    assertThat(process.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(process.log()).doesNotContain("\tat ");
  }
}
