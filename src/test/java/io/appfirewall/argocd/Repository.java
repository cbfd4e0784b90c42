package io.appfirewall.argocd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A git repository with the branch {@code main}, in a folder. */
public record Repository(Path folder) {
  /** One with a copy of some folders of ours. */
  public static Repository of(Path folder, String... copied) throws IOException {
    var repository = new Repository(Files.createDirectory(folder));
    for (String each : copied) {
      copy(Path.of(each), folder.resolve(each));
    }
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.commit("everything");
    return repository;
  }

  /** Where whoever clones it finds it. */
  public String url() {
    return "file://" + folder;
  }

  /** Writes a file, and commits. */
  public void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
    commit(file);
  }

  /** Deletes a file, and commits. */
  public void delete(String file) throws IOException {
    Files.delete(folder.resolve(file));
    commit(file);
  }

  public String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void commit(String message) {
    git("add", "--all");
    git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-qm", message);
  }

  private void git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run git", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
