package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One child process with its log and its pid file; can be started again after its end. */
final class Child {
  private static final int TAIL_LINES = 25;

  private final String name;
  private final List<String> command;
  private final Path folder;
  private @Nullable Process process;
  private boolean retired;

  Child(String name, List<String> command, Path folder) {
    this.name = name;
    this.command = List.copyOf(command);
    this.folder = folder;
  }

  synchronized void start() {
    if (retired) {
      throw new IllegalStateException(name + " has been stopped for good");
    }
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      Process started = builder.start();
      // The parent never writes to it; closed, so that no program waits for input.
      started.getOutputStream().close();
      process = started;
      Files.writeString(Leftovers.pidFile(folder, name), Long.toString(started.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  /** SIGKILL, and waits for the end: its port and its files are free when this returns. */
  synchronized void kill() {
    Process running = process;
    if (running == null) {
      return;
    }
    process = null;
    running.destroyForcibly();
    boolean interrupted = false;
    while (true) {
      try {
        running.waitFor();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Kills it for good. A JVM that is told to end while it starts a control plane would otherwise
   * start the next child after the end of all.
   */
  synchronized void retire() {
    retired = true;
    kill();
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  /** The last lines of its log, for an exception that must explain why it does not run. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
