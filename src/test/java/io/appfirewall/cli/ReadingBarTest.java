package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingBarTest {
  private final StringWriter err = new StringWriter();

  @Test
  void tellsWhatIsReadAndLeavesAnEmptyLine() {
    try (ReadingBar bar = new ReadingBar(new PrintWriter(err), () -> true, Duration.ZERO)) {
      bar.reading("services", 0, 2);
      bar.reading("pods", 1, 2);
      await()
          .untilAsserted(
              () -> assertThat(err.toString()).contains("Reading the cluster", "1/2", "pods"));
    }
    String[] lines = err.toString().split("\r", -1);
    assertThat(lines[lines.length - 2]).isBlank();
    assertThat(err.toString()).doesNotContain("\n");
  }

  @Test
  void isNotShownWhereNobodyWatches() {
    read(false, Duration.ZERO);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void isNotShownForWhatIsReadSoon() {
    read(true, Duration.ofHours(1));
    assertThat(err.toString()).isEmpty();
  }

  private void read(boolean isTerminal, Duration patience) {
    try (ReadingBar bar = new ReadingBar(new PrintWriter(err), () -> isTerminal, patience)) {
      bar.reading("services", 0, 2);
      bar.reading("pods", 1, 2);
    }
  }
}
