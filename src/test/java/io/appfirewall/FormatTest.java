package io.appfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file is formatted by google-java-format; {@code -Dformat.update=true} rewrites. */
class FormatTest {
  private static final boolean UPDATE = Boolean.getBoolean("format.update");

  @Test
  void everyFileIsFormatted() throws Exception {
    List<Path> unformatted = new ArrayList<>();
    List<Path> sources;
    try (var files = Files.walk(Path.of("src"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    assertThat(sources).isNotEmpty();
    for (Path source : sources) {
      String before = Files.readString(source);
      String after = format(source, before);
      if (before.equals(after)) {
        continue;
      }
      if (UPDATE) {
        Files.writeString(source, after);
      } else {
        unformatted.add(source);
      }
    }
    assertThat(unformatted)
        .as("not formatted; run mvn test -Dtest=FormatTest -Dformat.update=true")
        .isEmpty();
  }

  private static String format(Path source, String text) throws IOException {
    try {
      return new Formatter()
          .formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
    } catch (FormatterException e) {
      throw new IOException(source + " does not parse", e);
    }
  }
}
