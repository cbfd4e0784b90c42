package io.appfirewall.oracle;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cli.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code import} prints.
 *
 * @param equal policies that became a part of an AppFirewall
 * @param left policies that stay as they are, and why
 */
record Imported(Set<String> equal, Map<String, Left> left, String firewalls) {
  private static final Pattern EQUAL =
      Pattern.compile("(?m)^equal: AppFirewall \\S+ and NetworkPolicy (.+)$");
  private static final Pattern LEFT =
      Pattern.compile("(?m)^error NetworkPolicy (\\S+) (.+) \\[(\\w+)]$");

  /** A policy that stays as it is, and why. */
  record Left(String code, String reason) {}

  /** Of a file or a folder. */
  static Imported from(Path manifests) {
    Invocation checked = Invocation.of("import", "-f", manifests.toString(), "--check");
    Invocation printed = Invocation.of("import", "-f", manifests.toString());
    assertThat(printed.err()).as("%s", manifests).isEqualTo(checked.err());
    return new Imported(
        EQUAL
            .matcher(checked.out())
            .results()
            .flatMap(match -> Stream.of(match.group(1).split(", ", -1)))
            .collect(toSet()),
        LEFT.matcher(checked.err())
            .results()
            .collect(
                toMap(
                    match -> match.group(1),
                    match -> new Left(match.group(3), match.group(2)),
                    (one, other) -> one)),
        printed.out());
  }

  /**
   * The policies that the operator writes for the AppFirewalls, by {@code render}.
   *
   * @param others what there is beside them
   * @param file for the AppFirewalls
   */
  ManifestFile policies(Path others, Path file) {
    try {
      Files.writeString(file, firewalls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Invocation rendered =
        Invocation.of("render", "-f", others.toString(), "-f", file.toString(), "-o", "json");
    assertThat(rendered.err()).as("%s", others).doesNotContain("error AppFirewall");
    return ManifestFile.ofList(rendered.out());
  }
}
