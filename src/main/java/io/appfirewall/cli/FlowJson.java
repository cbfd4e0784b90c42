package io.appfirewall.cli;

import io.appfirewall.core.flow.Flow;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Flows for programs, one a line. */
final class FlowJson {
  private FlowJson() {}

  /** {@code {"flows":[...]}}. */
  static void print(Stream<Flow> flows, PrintWriter out) {
    out.print("{\"flows\":");
    printList(flows, out);
    out.println("}");
  }

  /** A list alone. */
  static void printList(Stream<Flow> flows, PrintWriter out) {
    EndTexts ends = new EndTexts();
    JsonList.print(flows.map(flow -> json(flow, ends)), out);
  }

  private static SequencedMap<String, String> json(Flow flow, EndTexts ends) {
    SequencedMap<String, String> json = new LinkedHashMap<>();
    json.put("from", ends.of(flow.from()));
    json.put("to", ends.of(flow.to()));
    json.put("connections", flow.connections().toString());
    return json;
  }
}
