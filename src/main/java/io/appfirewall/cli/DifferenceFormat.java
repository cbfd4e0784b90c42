package io.appfirewall.cli;

import io.appfirewall.core.flow.Difference;
import io.appfirewall.core.flow.Flow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** In which form a difference of flows is printed. */
enum DifferenceFormat {
  TEXT {
    @Override
    void print(Difference difference, PrintWriter out) {
      difference.gained().forEach(flow -> out.println("+ " + flow));
      difference.lost().forEach(flow -> out.println("- " + flow));
      out.println(summary(difference));
    }
  },
  JSON {
    @Override
    void print(Difference difference, PrintWriter out) {
      out.print("{\"gained\":");
      FlowJson.printList(difference.gained().stream(), out);
      out.print(",\"lost\":");
      FlowJson.printList(difference.lost().stream(), out);
      out.println("}");
    }
  },
  MARKDOWN {
    @Override
    void print(Difference difference, PrintWriter out) {
      out.println("**" + summary(difference) + "**");
      if (!difference.isEmpty()) {
        out.println();
        out.println("| | from | to | connections |");
        out.println("| --- | --- | --- | --- |");
        printRows("gained", difference.gained(), out);
        printRows("lost", difference.lost(), out);
      }
    }

    private void printRows(String what, List<Flow> flows, PrintWriter out) {
      flows.forEach(flow ->
          out.println(
              "| %s | %s | %s | %s |"
                  .formatted(
                      what,
                      Markdown.code(flow.from()),
                      Markdown.code(flow.to()),
                      Markdown.code(flow.connections()))));
    }
  };

  abstract void print(Difference difference, PrintWriter out);

  /** How many flows are gained and lost, in words. */
  static String summary(Difference difference) {
    return difference.isEmpty()
        ? "No flow is gained or lost."
        : "Flows gained: %d, lost: %d."
            .formatted(difference.gained().size(), difference.lost().size());
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
