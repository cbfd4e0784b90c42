package io.appfirewall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A list for programs, printed as it comes, one object of texts a line. */
final class JsonList {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(
              JsonGenerator.Feature.AUTO_CLOSE_TARGET, JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
          .build();

  private JsonList() {}

  static void print(Stream<SequencedMap<String, String>> objects, PrintWriter out) {
    String separator = "\n";
    out.print("[");
    for (Iterator<SequencedMap<String, String>> each = objects.iterator(); each.hasNext(); ) {
      // To print a line would flush it.
      out.print(separator);
      print(each.next(), out);
      separator = ",\n";
    }
    out.println(separator.equals("\n") ? "]" : "\n]");
  }

  private static void print(SequencedMap<String, String> object, PrintWriter out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : object.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
