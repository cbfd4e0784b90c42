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
    flows.forEach(flow ->
        out.println(
            "  "
                + quoted(flow.from())
                + " -> "
                + quoted(flow.to())
                + " [label="
                + quoted(flow.connections())
                + "]"));
    out.println("}");
  }

  private static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
