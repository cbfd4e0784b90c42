package io.appfirewall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was measured, as a table in Markdown that grows while the benchmarks run. */
final class Report {
  private final Path file;
  private final List<String> lines = new ArrayList<>();

  Report(Path file, List<String> preamble) {
    this.file = file;
    lines.addAll(preamble);
    lines.add("");
    lines.add("| what | AppFirewalls, or workloads | result | aim |");
    lines.add("| --- | --- | --- | --- |");
    preamble.forEach(System.out::println);
  }

  /** One row; what is known is in the file at once, should anything break later. */
  void add(String what, int size, String result, String aim) {
    String row = "| %s | %,d | %s | %s |".formatted(what, size, result, aim);
    System.out.println(row);
    lines.add(row);
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
