package io.appfirewall.manifest.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Family;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.manifest.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server refuses is refused here, too, at the same place; what it takes is taken. */
class CorpusTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  /** A rule's ports and a baseline's entities are sets in core, which points at all of them. */
  private static final Set<String> KEEPS_NO_ORDER = Set.of("NamedPortNeedsPods", "WrongDirection");

  static Stream<Path> invalid() throws IOException {
    return files("invalid");
  }

  static Stream<Path> valid() throws IOException {
    return files("valid");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidSpecIsRefusedForItsOneMistake(Path file) throws IOException {
    String code = header(file, "code").orElseThrow();
    String field = header(file, "field").orElseThrow();
    assertThat(mistakes(file))
        .singleElement()
        .satisfies(mistake -> {
          assertThat(mistake.code()).hasToString(code);
          assertThat(mistake.path())
              .hasToString(KEEPS_NO_ORDER.contains(code) ? list(field) : field);
        });
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void theMessageSaysHowToMendIt(Path file) throws IOException {
    Optional<String> says = header(file, "says");
    assertThat(mistakes(file))
        .allSatisfy(diagnostic ->
            assertThat(diagnostic.message().toLowerCase(Locale.ROOT))
                .endsWith(diagnostic.message().endsWith("?") ? "?" : ".")
                .contains(says.orElse("").toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidSpecIsAccepted(Path file) {
    assertThat(mistakes(file)).isEmpty();
  }

  private static String list(String field) {
    return field.replaceFirst("(\\.ports|allow\\.[a-z]+)\\[\\d+].*", "$1");
  }

  private static List<Diagnostic> mistakes(Path file) {
    Manifests manifests =
        ManifestInput.read(List.of(file.toString()), InputStream.nullInputStream());
    assertThat(manifests.problems()).isEmpty();
    assertThat(manifests.diagnostics()).isEmpty();
    Snapshot snapshot = manifests.snapshot(Settings.DEFAULTS, Instant.EPOCH);
    return Stream.of(
            manifests.firewalls().stream()
                .flatMap(f -> PolicyCompiler.compile(f, snapshot).diagnostics().stream()),
            manifests.baselines().stream()
                .flatMap(baseline -> BaselineCompiler.check(baseline, snapshot).stream()),
            manifests.addressGroups().stream().map(Judged::diagnostics).flatMap(List::stream))
        .flatMap(diagnostics -> diagnostics)
        .filter(diagnostic -> diagnostic.code().family() == Family.SPEC)
        .toList();
  }

  private static Stream<Path> files(String directory) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static Optional<String> header(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("# " + name + ": "))
        .map(line -> line.substring(("# " + name + ": ").length()).strip())
        .findFirst();
  }
}
