package io.appfirewall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The one jar taken apart, since the JVM caches no classes of jars in jars. */
public final class ExtractedJar {
  /** The program of the JDK that this runs on. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private ExtractedJar() {}

  /** Puts it into a folder, in which nothing else remains: a jar of the same name, and lib. */
  public static void make(Path jar, Path folder) {
    try {
      delete(folder);
      int code =
          new ProcessBuilder(
                  JAVA.toString(),
                  "-Djarmode=tools",
                  "-jar",
                  jar.toString(),
                  "extract",
                  "--destination",
                  folder.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("cannot extract " + jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
