package io.appfirewall.controlplane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A command that prints one line for each thing done; says now and then how far it is. */
public final class LongCommand {
  private static final int TAIL_LINES = 25;
  private static final Duration REPORT_EVERY = Duration.ofSeconds(15);

  private final ProcessBuilder builder;
  private final IntFunction<String> progress;
  private final Consumer<String> say;
  private final AtomicInteger lines = new AtomicInteger();
  private final Deque<String> tail = new ArrayDeque<>();

  /**
   * Takes a command, not yet started.
   *
   * @param progress what to say when so many lines have been printed
   */
  public LongCommand(ProcessBuilder builder, IntFunction<String> progress, Consumer<String> say) {
    this.builder = builder.redirectErrorStream(true);
    this.progress = progress;
    this.say = say;
  }

  /**
   * Runs it to its end and returns how many lines it printed; ends it when this thread or JVM ends.
   */
  public int run() {
    Instant start = Instant.now();
    try {
      Process process = builder.start();
      var atEndOfJvm = new ShutdownHook("command-end", () -> endWithChildren(process));
      Thread reader = Thread.ofVirtual().start(() -> read(process));
      try {
        while (!process.waitFor(REPORT_EVERY.toSeconds(), TimeUnit.SECONDS)) {
          say.accept("  " + progress.apply(lines.get()) + ", " + elapsedSince(start));
        }
        reader.join();
      } finally {
        endWithChildren(process);
        atEndOfJvm.callOff();
      }
      if (process.exitValue() != 0) {
        String command = String.join(" ", builder.command());
        throw new IllegalStateException(command + " failed:\n" + String.join("\n", tail));
      }
      return lines.get();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + builder.command().getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void read(Process process) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.incrementAndGet();
        tail.addLast(line);
        if (tail.size() > TAIL_LINES) {
          tail.removeFirst();
        }
      }
    } catch (IOException e) {
      tail.addLast("(its output ended: " + e.getMessage() + ")");
    }
  }

  private static void endWithChildren(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String elapsedSince(Instant start) {
    Duration elapsed = Duration.between(start, Instant.now());
    return "%d min %02d s".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
  }
}
