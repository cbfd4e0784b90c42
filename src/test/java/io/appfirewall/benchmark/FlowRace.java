package io.appfirewall.benchmark;

import io.appfirewall.oracle.Oracle;
import io.appfirewall.oracle.Oracles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How long {@code connectivity} takes, beside netpol-analyzer's {@code list} of the same directory:
 * the whole process each, from its start to its end.
 */
public final class FlowRace {
  private static final int TURNS = 3;

  /** It tries every pair of workloads, so beyond this it would take minutes. */
  private static final int MOST_FOR_THE_OTHER = 1000;

  private FlowRace() {}

  /** Prints a row for each number of workloads; the two take turns. */
  public static void main(String[] arguments) throws Exception {
    Oracle lister = Oracles.find().lister();
    for (int size : List.of(100, 300, 1000, 3000, 10_000)) {
      Path folder = new FlowWorkload(size).write(Files.createTempDirectory("flows"));
      List<Double> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int i = 0; i < TURNS; i++) {
        ours.add(seconds(folder, FlowRace::connectivity));
        if (size <= MOST_FOR_THE_OTHER) {
          theirs.add(seconds(folder, directory -> lister.answers(directory.toString())));
        }
      }
      System.out.printf(
          "| %,d | %s s | %s |%n",
          size,
          new Numbers(ours).text("%.2f"),
          theirs.isEmpty() ? "" : new Numbers(theirs).text("%.2f") + " s");
    }
  }

  private static void connectivity(Path folder) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of("target/appfirewall").toAbsolutePath().toString(),
                  "connectivity",
                  "-f",
                  folder.toString(),
                  "-o",
                  "json")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("connectivity failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static double seconds(Path folder, Consumer<Path> run) {
    long start = System.nanoTime();
    run.accept(folder);
    return (System.nanoTime() - start) / 1e9;
  }
}
