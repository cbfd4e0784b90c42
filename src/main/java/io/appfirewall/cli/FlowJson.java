package io.appfirewall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.appfirewall.core.flow.Flow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Flows for programs, one a line. */
final class FlowJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  private FlowJson() {}

  /** {@code {"flows":[...]}}. */
  static void print(Stream<Flow> flows, PrintWriter out) {
    out.print("{\"flows\":");
    printList(flows, out);
    out.println("}");
  }

  /** A list alone. */
  static void printList(Stream<Flow> flows, PrintWriter out) {
    String separator = "";
    out.print("[");
    for (Iterator<Flow> each = flows.iterator(); each.hasNext(); ) {
      out.println(separator);
      print(each.next(), out);
      separator = ",";
    }
    out.println(separator.isEmpty() ? "]" : "\n]");
  }

  private static void print(Flow flow, PrintWriter out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("from", flow.from().toString());
      json.writeStringField("to", flow.to().toString());
      json.writeStringField("connections", flow.connections().toString());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
