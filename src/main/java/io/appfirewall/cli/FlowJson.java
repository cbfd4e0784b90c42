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
    JsonList.print(flows.map(FlowJson::json), out);
  }

  private static SequencedMap<String, String> json(Flow flow) {
    SequencedMap<String, String> json = new LinkedHashMap<>();
    json.put("from", flow.from().toString());
    json.put("to", flow.to().toString());
    json.put("connections", flow.connections().toString());
    return json;
  }
}
