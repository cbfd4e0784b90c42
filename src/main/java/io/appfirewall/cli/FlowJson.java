package io.appfirewall.cli;

import io.appfirewall.core.flow.Endpoint;
import io.appfirewall.core.flow.Flow;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
    // An end has many flows, and a block of addresses is slow to write.
    Map<Endpoint, String> ends = new HashMap<>();
    JsonList.print(flows.map(flow -> json(flow, ends)), out);
  }

  private static SequencedMap<String, String> json(Flow flow, Map<Endpoint, String> ends) {
    SequencedMap<String, String> json = new LinkedHashMap<>();
    json.put("from", ends.computeIfAbsent(flow.from(), Endpoint::toString));
    json.put("to", ends.computeIfAbsent(flow.to(), Endpoint::toString));
    json.put("connections", flow.connections().toString());
    return json;
  }
}
