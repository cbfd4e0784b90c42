package io.appfirewall.controlplane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A folder with the programs of a control plane, all of them. */
record Binaries(Path folder) {
  /** Variable that setup-envtest and Kubebuilder use for the same purpose. */
  static final String ASSETS_VARIABLE = "KUBEBUILDER_ASSETS";

  Binaries {
    Optional<String> missing = missingIn(folder);
    if (missing.isPresent()) {
      throw new IllegalArgumentException(missing.get());
    }
  }

  Path path(Part part) {
    return folder.resolve(part.program()).toAbsolutePath();
  }

  /** Another program in the same folder, and so of the same version. */
  Optional<Path> other(String program) {
    return Optional.of(folder.resolve(program).toAbsolutePath()).filter(Files::isExecutable);
  }

  static boolean completeIn(Path folder) {
    return missingIn(folder).isEmpty();
  }

  /** A sentence that names what a folder lacks, if it lacks anything. */
  static Optional<String> missingIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.of("there is no folder " + folder);
    }
    String missing =
        Arrays.stream(Part.values())
            .map(Part::program)
            .filter(program -> !Files.isExecutable(folder.resolve(program)))
            .collect(Collectors.joining(" and no "));
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    // setup-envtest delivers no controller manager, without which nothing is ever
    // garbage-collected.
    return Optional.of(folder + " has no " + missing);
  }
}
