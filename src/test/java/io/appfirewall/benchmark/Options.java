package io.appfirewall.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param sizes how many AppFirewalls, one cluster each
 * @param quick only to show that everything runs
 * @param parts empty for all
 */
record Options(List<Integer> sizes, boolean quick, Set<Part> parts) {
  /** How many requests the operator and the bare client have in flight at most. */
  static final int CONNECTIONS = 4;

  /** What can be left out. */
  enum Part {
    COMPILE,
    START,
    CONVERGENCE,
    LATENCY,
    WRITES,
    PAGES
  }

  static Options ofSystemProperties() {
    List<Integer> sizes =
        Arrays.stream(System.getProperty("benchmark.sizes", "1000,10000").split(","))
            .map(size -> Integer.valueOf(size.strip()))
            .toList();
    return new Options(sizes, Boolean.getBoolean("benchmark.quick"), chosenParts());
  }

  private static Set<Part> chosenParts() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Arrays.stream(System.getProperty("benchmark.parts", "").split(","))
        .filter(name -> !name.isBlank())
        .forEach(name -> parts.add(Part.valueOf(name.strip().toUpperCase(java.util.Locale.ROOT))));
    return parts;
  }

  boolean has(Part part) {
    return parts.isEmpty() || parts.contains(part);
  }

  /** Rounds in which the two arms take turns. */
  int rounds(int size) {
    return quick ? 1 : size > 2000 ? 2 : 3;
  }

  int starts() {
    return quick ? 1 : 3;
  }

  int latencySamples() {
    return quick ? 30 : 200;
  }

  /** How long the pages are looked at. */
  Duration visit() {
    return Duration.ofSeconds(quick ? 15 : 120);
  }
}
