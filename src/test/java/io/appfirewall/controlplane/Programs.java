package io.appfirewall.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Shell scripts in the place of real programs. */
final class Programs {
  private Programs() {}

  static Path write(Path folder, String name, String script) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** A folder with all that a control plane needs, by name at least. */
  static Path writeAll(Path folder, String script) throws IOException {
    for (Part part : Part.values()) {
      write(folder, part.program(), script);
    }
    return folder;
  }
}
