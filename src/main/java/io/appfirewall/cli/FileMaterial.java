package io.appfirewall.cli;

import io.appfirewall.dashboard.local.Material;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Files and directories, which are read again once one of them has changed. */
final class FileMaterial implements Material {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final List<String> paths;
  private final InputStream standardInput;

  FileMaterial(List<String> paths, InputStream standardInput) {
    this.paths = List.copyOf(paths);
    this.standardInput = standardInput;
  }

  /** A file as it was when it was looked at. */
  private record Stamp(Path file, long modifiedMillis, long bytes) {}

  @Override
  public String title() {
    return String.join(" ", paths);
  }

  @Override
  public InputObjects read() {
    return ManifestInput.objects(paths, standardInput);
  }

  @Override
  public Object version() {
    List<Stamp> stamps = new ArrayList<>();
    paths.forEach(path -> look(Path.of(path), stamps));
    return stamps;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  private static void look(Path path, List<Stamp> stamps) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              stamps.add(
                  new Stamp(file, attributes.lastModifiedTime().toMillis(), attributes.size()));
              return FileVisitResult.CONTINUE;
            }

            // It may be gone by now, which is a change like any other.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
