package io.appfirewall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appfirewall.manifest.status.Standing;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** How objects stand, for programs. */
final class StatusJson {
  // What is not ASCII may steer a terminal.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private StatusJson() {}

  /** {@code {"objects":[...]}}, those that are ready too. */
  static void print(List<Standing> standings, PrintWriter out) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode objects = json.putArray("objects");
    standings.forEach(standing -> put(objects.addObject(), standing));
    try {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode json, Standing standing) {
    json.put("kind", standing.id().kind().toString());
    json.put("name", standing.id().displayName());
    json.put("state", standing.state().toString());
    json.put("reason", standing.reason());
    standing.since().ifPresent(since -> json.put("since", since.toString()));
    ArrayNode messages = json.putArray("messages");
    standing.messages().forEach(messages::add);
  }
}
