package io.appfirewall.cli;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.dashboard.local.Material;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Source;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Files and directories, which are read again once one of them has changed. */
final class FileMaterial implements Material {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String STANDARD_INPUT = "-";

  private final List<String> paths;
  private final byte[] standardInput;

  /**
   * Paths that nobody has looked for yet.
   *
   * @param standardInput read at once if it is among them, since that can be done but once
   */
  FileMaterial(List<String> paths, InputStream standardInput) {
    this.paths = List.copyOf(paths);
    this.standardInput = isStandardInput(paths) ? content(standardInput) : new byte[0];
  }

  static boolean isStandardInput(List<String> paths) {
    return paths.contains(STANDARD_INPUT);
  }

  private static byte[] content(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String title() {
    return String.join(" ", paths);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnreadablePath when it is a path itself that is amiss, and not something in it
   */
  @Override
  public InputObjects read() {
    InputObjects objects = ManifestInput.objects(paths, new ByteArrayInputStream(standardInput));
    objects.problems().stream()
        .filter(this::isOfPath)
        .findFirst()
        .ifPresent(problem -> {
          throw new UnreadablePath(problem);
        });
    return objects;
  }

  private boolean isOfPath(InputProblem problem) {
    boolean isUnreadable = problem.code() == Code.UNREADABLE || problem.code() == Code.NOT_RENDERED;
    return isUnreadable
        && paths.stream()
            .map(path -> Source.file(Path.of(path).toString()))
            .anyMatch(problem.source()::equals);
  }

  @Override
  public Object version() {
    return FileStamp.ofAll(paths);
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }
}
