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
  private static final String LOWER = "19";

  private Priority() {}

  /** Has the control plane, and whatever else was started so far, give way to what is to come. */
  static void lowerDescendants() {
    ProcessHandle.current().descendants().forEach(Priority::lower);
  }

  /** A command that gives way from its start. */
  static List<String> lowered(List<String> command) {
    return Stream.concat(Stream.of("nice", "-n", LOWER), command.stream()).toList();
  }

  private static void lower(ProcessHandle process) {
    try {
      var command = new ArrayList<>(List.of("renice", "-n", LOWER, "-p"));
      command.addAll(threads(process));
      // A thread that has just ended makes it fail, so what it answers says nothing.
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      if (!niceness(process).equals(LOWER)) {
        throw new IllegalStateException(
            process.info().command().orElse("a process") + " does not give way: renice failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> threads(ProcessHandle process) throws IOException {
    try (Stream<Path> threads = Files.list(folder(process).resolve("task"))) {
      return threads.map(thread -> thread.getFileName().toString()).toList();
    }
  }

  /**
   * Of its first thread: the nineteenth field of proc_pid_stat(5), of which the second may have
   * spaces.
   */
  private static String niceness(ProcessHandle process) throws IOException {
    String stat = Files.readString(folder(process).resolve("stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", 18)[16];
  }

  private static Path folder(ProcessHandle process) {
    return Path.of("/proc", String.valueOf(process.pid()));
  }
}
