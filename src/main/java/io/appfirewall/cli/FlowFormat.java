package io.appfirewall.cli;

import io.appfirewall.core.flow.Flow;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** In which form flows are printed. */
enum FlowFormat {
  TEXT {
    @Override
    void print(Stream<Flow> flows, PrintWriter out, Ansi ansi) {
      new FlowText(out, ansi).print(flows);
    }
  },
  JSON {
    @Override
    void print(Stream<Flow> flows, PrintWriter out, Ansi ansi) {
      FlowJson.print(flows, out);
    }
  },
  DOT {
    @Override
    void print(Stream<Flow> flows, PrintWriter out, Ansi ansi) {
      FlowDot.print(flows, out);
    }
  };

  /**
   * Prints them one by one, as they come.
   *
   * @param flows sorted
   */
  abstract void print(Stream<Flow> flows, PrintWriter out, Ansi ansi);

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
