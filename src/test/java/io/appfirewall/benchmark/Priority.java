package io.appfirewall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who waits where all want the processors at once. In a cluster the API server has a machine of its
 * own; on one machine it would take from the operator what is to be measured.
 */
final class Priority {
  private static final String LOWER = "10";

  private Priority() {}

  /** Has the control plane, and whatever else was started so far, give way to what is to come. */
  static void lowerDescendants() {
    ProcessHandle.current().descendants().forEach(Priority::lower);
  }

  private static void lower(ProcessHandle process) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", process.pid() + "", "task"))) {
      var command = new ArrayList<>(List.of("renice", "-n", LOWER, "-p"));
      threads.map(thread -> thread.getFileName().toString()).forEach(command::add);
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
