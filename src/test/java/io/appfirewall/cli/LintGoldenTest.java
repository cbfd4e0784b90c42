package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code lint} says of each {@code lint/CODE/in.yaml}, which has what the code is about, and
 * what comes near to it. {@code -Dgolden.update=true} writes {@code diagnostics.txt} anew, to be
 * read line by line.
 */
class LintGoldenTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path CASES = Path.of("src/test/resources/lint");

  @TestFactory
  Stream<DynamicTest> everyCaseIsToldAsBefore() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted().toList().stream()
          .map(dir -> dynamicTest(dir.getFileName().toString(), () -> check(dir)));
    }
  }

  private static void check(Path directory) throws IOException {
    Invocation lint = Invocation.of("lint", "-f", directory.resolve("in.yaml").toString());
    Path golden = directory.resolve("diagnostics.txt");
    if (UPDATE) {
      Files.writeString(golden, lint.err());
    }
    assertThat(lint.err()).isEqualTo(Files.readString(golden));
    assertThat(lint.err()).contains("[" + directory.getFileName() + "]");
    assertThat(lint.out()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }
}
