package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code render} makes of each {@code golden/CASE/in.yaml}: the policies in {@code out.yaml},
 * the diagnostics in {@code diagnostics.txt}. {@code -Dgolden.update=true} writes them anew, to be
 * read line by line.
 */
class GoldenTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path CASES = Path.of("src/test/resources/golden");

  @TestFactory
  Stream<DynamicTest> everyCaseRendersAsBefore() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted().toList().stream()
          .map(dir -> DynamicTest.dynamicTest(dir.getFileName().toString(), () -> check(dir)));
    }
  }

  private static void check(Path directory) throws IOException {
    Invocation render = Invocation.of("render", "-f", directory.resolve("in.yaml").toString());
    compare(directory.resolve("out.yaml"), render.out());
    compare(directory.resolve("diagnostics.txt"), render.err());
    boolean hasErrors = render.diagnostics().stream().anyMatch(line -> line.startsWith("error "));
    assertThat(render.exitCode()).isEqualTo(hasErrors ? 1 : 0);
  }

  private static void compare(Path golden, String actual) throws IOException {
    if (UPDATE) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
