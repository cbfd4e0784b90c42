package io.appfirewall.dashboard.local;

import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder of manifests, looked at often. */
public record Folder(Path path, String title) implements Material {
  @Override
  public InputObjects read() {
    return ManifestInput.objects(List.of(path.toString()), InputStream.nullInputStream());
  }

  @Override
  public Object version() {
    try (var files = Files.list(path)) {
      Map<Path, String> contents = new TreeMap<>();
      for (Path file : files.toList()) {
        contents.put(file, Files.readString(file));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(50);
  }
}
