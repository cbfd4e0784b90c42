package io.appfirewall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A directory of manifests that netpol-analyzer is tested with. */
record TestDirectory(Path path) {
  /** All whose policies are NetworkPolicies only, by name. */
  static List<TestDirectory> in(Path tests) {
    try (Stream<Path> all = Files.list(tests)) {
      return all.sorted()
          .map(TestDirectory::new)
          .filter(TestDirectory::hasNetworkPoliciesOnly)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  boolean hasNetworkPoliciesOnly() {
    return files().stream().noneMatch(file -> text(file).contains("AdminNetworkPolicy"));
  }

  /** As netpol-analyzer reads it, copied into a folder where anything has to be changed. */
  TestDirectory asTheyReadIt(Path folder) {
    if (KnownDifference.in(name()).isEmpty()) {
      return this;
    }
    return copy(
        folder,
        file -> {
          String changed = text(file);
          for (KnownDifference known : KnownDifference.in(name())) {
            changed = known.applyTo(changed);
          }
          return changed;
        });
  }

  List<ObjectNode> objects() {
    return files().stream().flatMap(file -> ManifestFile.read(file).objects().stream()).toList();
  }

  /** By {@code namespace/name}, each as often as it is there. */
  List<String> policies() {
    return files().stream().flatMap(file -> ManifestFile.read(file).policies().stream()).toList();
  }

  /** A copy without some of its policies. */
  TestDirectory without(Set<String> policies, Path folder) {
    return copy(
        folder,
        file -> {
          ManifestFile manifests = ManifestFile.read(file);
          return manifests.policies().stream().anyMatch(policies::contains)
              ? manifests.without(policies).list()
              : text(file);
        });
  }

  /** Writes a file of manifests beside those that are there. */
  void add(String file, String manifests) {
    try {
      Files.writeString(path.resolve(file), manifests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestDirectory copy(Path folder, Function<Path, String> content) {
    Path copy = folder.resolve(name());
    try {
      for (Path file : files()) {
        Path target = copy.resolve(path.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, content.apply(file), StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestDirectory(copy);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // In a character set in which every byte is a character.
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
