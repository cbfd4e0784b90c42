package io.appfirewall.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An object with one mistake, out of {@code src/test/resources/invalid}, and what is to be said of
 * it.
 *
 * @param code the diagnostic's name in our own reader
 * @param field the field at fault as our own reader writes it: rules by name
 * @param says words that every good message about it has in it: the way out
 * @param apiField the field at fault as the API server writes it: all by index
 */
public record BadSpec(
    String name,
    String code,
    String field,
    Optional<String> says,
    String apiField,
    RefusedBy refusedBy,
    String yaml) {
  private static final Path FOLDER = Path.of("src/test/resources/invalid");
  private static final Pattern HEADER = Pattern.compile("(?m)^# ([a-z-]+): (.*)$");

  /** What refuses it at the API server. */
  public enum RefusedBy {
    /** Types, enums, bounds, patterns: in words of the API server's own. */
    SCHEMA,
    /** A rule of ours, in our words. */
    CEL,
    /** Only who asks for strict validation of fields; for everybody else the field is dropped. */
    STRICT
  }

  public static List<BadSpec> all() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(BadSpec::read)
          .sorted(Comparator.comparing(BadSpec::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadSpec read(Path file) {
    try {
      String text = Files.readString(file);
      Map<String, String> header =
          HEADER
              .matcher(text)
              .results()
              .collect(Collectors.toMap(result -> result.group(1), BadSpec::value));
      return new BadSpec(
          file.getFileName().toString().replace(".yaml", ""),
          requireNonNull(header.get("code")),
          requireNonNull(header.get("field")),
          Optional.ofNullable(header.get("says")),
          requireNonNull(header.get("api-field")),
          RefusedBy.valueOf(
              requireNonNull(header.get("refused-by")).toUpperCase(java.util.Locale.ROOT)),
          text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(MatchResult header) {
    return header.group(2);
  }

  @Override
  public String toString() {
    return name;
  }
}
