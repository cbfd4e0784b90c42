package io.appfirewall.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/diagnostics.md} speaks of every code, and of nothing else. */
class DiagnosticsPageTest {
  private static final String HEADING = "### ";

  @Test
  void everyCodeHasASectionInTheOrderOfTheCodes() throws IOException {
    List<String> sections =
        Files.readAllLines(Path.of("docs", "diagnostics.md")).stream()
            .filter(line -> line.startsWith(HEADING))
            .map(line -> line.substring(HEADING.length()))
            .toList();
    assertThat(sections)
        .containsExactlyElementsOf(Arrays.stream(Code.values()).map(Code::toString).toList());
  }
}
