package io.appfirewall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Processes that end with the benchmarks, whoever ends these. */
final class Children {
  private Children() {}

  /** Starts one that writes whatever it prints into a file. */
  static Process start(ProcessBuilder builder, Path log) {
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
