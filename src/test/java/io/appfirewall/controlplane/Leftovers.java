package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of control planes, and the clearing away of those whose JVM was killed before it
 * could.
 *
 * <p>Only what such a folder's own pid files name is ended, and only if the process still carries
 * that folder's path on its command line, since the number may long belong to somebody else.
 */
final class Leftovers {
  private static final String PREFIX = "appfirewall-controlplane-";
  private static final String OWNER = "owner";

  private Leftovers() {}

  /** A new folder, readable by this user only, that is known to be of this JVM. */
  static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory(PREFIX);
      Files.writeString(pidFile(folder, OWNER), Long.toString(ProcessHandle.current().pid()));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for a control plane", e);
    }
  }

  static Path pidFile(Path folder, String name) {
    return folder.resolve(name + ".pid");
  }

  /** Ends and deletes what dead JVMs left in the folder for temporary files. */
  static void sweep(Path temporary) {
    for (Path folder : Folders.list(temporary)) {
      boolean ours = folder.getFileName().toString().startsWith(PREFIX);
      if (ours && pid(pidFile(folder, OWNER)).filter(pid -> !runs(pid)).isPresent()) {
        Folders.list(folder).forEach(file -> endProcessOf(folder, file));
        Folders.delete(folder);
      }
    }
  }

  private static void endProcessOf(Path folder, Path file) {
    if (file.toString().endsWith(".pid")) {
      pid(file)
          .flatMap(ProcessHandle::of)
          .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static Optional<Long> pid(Path file) {
    try {
      return Optional.of(Long.valueOf(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
