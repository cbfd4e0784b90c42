package io.appfirewall.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appfirewall.manifest.status.Standing;
import java.io.PrintWriter;
import java.util.List;

/** How objects stand, for programs. */
final class StatusJson {
  private static final JsonMapper JSON = new JsonMapper();

  private StatusJson() {}

  /** {@code {"objects":[...]}}, those that are ready too. */
  static void print(List<Standing> standings, PrintWriter out) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode objects = json.putArray("objects");
    standings.forEach(standing -> put(objects.addObject(), standing));
    out.println(json.toPrettyString());
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
