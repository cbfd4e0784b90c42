package io.appfirewall.cli;

import io.appfirewall.core.flow.Flow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Flows for people, by their source.
 *
 * <pre>
 * shop/web[Deployment]
 *   -> shop/api[Deployment]  TCP 8080
 *   -> 0.0.0.0/0             All
 * </pre>
 */
final class FlowText {
  private final PrintWriter out;
  private final Ansi ansi;
  private final EndTexts ends = new EndTexts();
  private final List<Flow> ofOneSource = new ArrayList<>();

  FlowText(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void print(Stream<Flow> flows) {
    flows.forEach(flow -> {
      if (!ofOneSource.isEmpty() && !ofOneSource.getFirst().from().equals(flow.from())) {
        printSource();
      }
      ofOneSource.add(flow);
    });
    printSource();
  }

  private void printSource() {
    if (ofOneSource.isEmpty()) {
      return;
    }
    int width =
        ofOneSource.stream().map(Flow::to).map(ends::of).mapToInt(String::length).max().orElse(0);
    out.println(Styled.text(ansi, Style.bold, ends.of(ofOneSource.getFirst().from())));
    for (Flow flow : ofOneSource) {
      String to = ends.of(flow.to());
      out.println("  -> " + to + " ".repeat(width - to.length()) + "  " + flow.connections());
    }
    ofOneSource.clear();
  }
}
