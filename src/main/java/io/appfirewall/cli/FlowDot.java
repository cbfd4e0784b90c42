package io.appfirewall.cli;

import io.appfirewall.core.flow.Flow;
import java.io.PrintWriter;
import java.util.stream.Stream;

/** Flows as a graph for Graphviz. */
final class FlowDot {
  private FlowDot() {}

  static void print(Stream<Flow> flows, PrintWriter out) {
    out.println("digraph connectivity {");
    out.println("  rankdir=LR");
    out.println("  node [shape=box]");
    EndTexts ends = new EndTexts();
    flows.forEach(flow ->
        out.println(
            "  "
                + quoted(ends.of(flow.from()))
                + " -> "
                + quoted(ends.of(flow.to()))
                + " [label="
                + quoted(flow.connections().toString())
                + "]"));
    out.println("}");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
