package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.NOT_RENDERED;
import static io.appfirewall.core.diagnostic.Code.NO_MANIFESTS;
import static io.appfirewall.core.diagnostic.Code.UNREADABLE;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Collects the files that paths stand for: files, directories with all below them, {@code -}. */
final class InputFiles {
  static final String STANDARD_INPUT = "-";
  private static final int LARGEST = 256 << 20;
  private static final Set<String> KUSTOMIZATIONS =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private final InputStream standardInput;
  private final List<InputFile> files = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  private InputFiles(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** What was found, and what of it could not be read. */
  record Found(List<InputFile> files, List<InputProblem> problems) {}

  static Found find(List<String> paths, InputStream standardInput) {
    InputFiles input = new InputFiles(standardInput);
    paths.forEach(input::add);
    return new Found(input.files, input.problems);
  }

  private void add(String path) {
    if (path.equals(STANDARD_INPUT)) {
      if (seen.add(STANDARD_INPUT)) {
        read(path, true, standardInput);
      }
      return;
    }
    try {
      Path named = Path.of(path);
      if (Files.isDirectory(named)) {
        int before = files.size() + problems.size();
        directory(named);
        if (files.size() + problems.size() == before) {
          problem(
              NO_MANIFESTS, path, "there is no *.yaml, *.yml or *.json file in this directory.");
        }
      } else {
        file(named, true);
      }
    } catch (InvalidPathException e) {
      problem(UNREADABLE, path, "this is not a path that a file can have.");
    }
  }

  private void directory(Path directory) {
    List<Path> entries;
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      entries = StreamSupport.stream(stream.spliterator(), false).sorted().toList();
    } catch (IOException e) {
      problem(UNREADABLE, directory.toString(), "this directory cannot be read.");
      return;
    }
    Optional<String> command = renderingCommand(directory, entries);
    if (command.isPresent()) {
      problem(
          NOT_RENDERED,
          directory.toString(),
          "the manifests of this directory have to be rendered first: " + command.get());
      return;
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry)) {
        if (!name.startsWith(".") && !Files.isSymbolicLink(entry)) {
          directory(entry);
        }
      } else if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
        file(entry, false);
      }
    }
  }

  private static Optional<String> renderingCommand(Path directory, List<Path> entries) {
    List<String> names = entries.stream().map(entry -> entry.getFileName().toString()).toList();
    if (names.contains("Chart.yaml")) {
      return Optional.of("helm template " + directory + " | appfirewall render -f -");
    }
    return names.stream().anyMatch(KUSTOMIZATIONS::contains)
        ? Optional.of("kubectl kustomize " + directory + " | appfirewall render -f -")
        : Optional.empty();
  }

  private void file(Path path, boolean named) {
    try {
      if (!seen.add(path.toRealPath())) {
        return;
      }
      if (Files.size(path) > LARGEST) {
        problem(UNREADABLE, path.toString(), "this file is larger than 256 MiB.");
        return;
      }
      try (InputStream in = Files.newInputStream(path)) {
        read(path.toString(), named, in);
      }
    } catch (NoSuchFileException e) {
      problem(UNREADABLE, path.toString(), "there is no such file or directory.");
    } catch (IOException e) {
      problem(UNREADABLE, path.toString(), "this file cannot be read; check its permissions.");
    }
  }

  private void read(String name, boolean named, InputStream in) {
    try {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        problem(UNREADABLE, name, "this is larger than 256 MiB.");
      } else {
        files.add(new InputFile(name, named, ByteBuffer.wrap(content)));
      }
    } catch (IOException e) {
      problem(UNREADABLE, name, "this cannot be read to its end.");
    }
  }

  private void problem(Code code, String path, String message) {
    problems.add(new InputProblem(code, Source.file(path), message));
  }
}
