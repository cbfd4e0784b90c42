package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Objects with something in one of their fields that nobody would expect there. */
class DamagedManifestsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> COMMANDS = List.of("lint", "connectivity", "import");
  private static final List<String> DAMAGES = List.of("null", "\"no\"", "{}", "[]", "[null]");

  static List<JsonNode> objects() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DamagedManifestsTest.class.getResourceAsStream("/damaged/whole.yaml"))) {
      List<JsonNode> objects = new ArrayList<>();
      new Yaml().loadAll(in).forEach(object -> objects.add(JSON.valueToTree(object)));
      return objects;
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void makeNoCommandFail(JsonNode object) throws IOException {
    List<JsonNode> others = objects();
    others.remove(object);
    List<String> failures = new ArrayList<>();
    damaged(object)
        .forEach(damaged -> {
          String list = list(others, damaged);
          for (String command : COMMANDS) {
            Invocation invocation = Invocation.withInput(list, command, "-f", "-");
            if (invocation.err().contains("failed unexpectedly")) {
              failures.add(command + " " + damaged + ": " + invocation.err());
            }
          }
        });
    assertThat(failures).isEmpty();
  }

  private static String list(List<JsonNode> others, JsonNode damaged) {
    ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    list.putArray("items").addAll(others).add(damaged);
    return list.toString();
  }

  /** An object for each field and item of it, and for each damage of those. */
  private static Stream<JsonNode> damaged(JsonNode object) {
    return paths(object, "").stream()
        .flatMap(path ->
            Stream.concat(Stream.of((String) null), DAMAGES.stream())
                .map(damage -> damaged(object, path, damage)));
  }

  private static List<String> paths(JsonNode node, String path) {
    List<String> paths = new ArrayList<>();
    node.properties()
        .forEach(field -> {
          paths.add(path + "/" + field.getKey().replace("/", "~1"));
          paths.addAll(paths(field.getValue(), paths.getLast()));
        });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      paths.add(path + "/" + i);
      paths.addAll(paths(node.get(i), paths.getLast()));
    }
    return paths;
  }

  /**
   * The object with another value at a place, or none.
   *
   * @param path a JSON Pointer (RFC 6901)
   */
  private static JsonNode damaged(JsonNode object, String path, @Nullable String damage) {
    JsonNode copy = object.deepCopy();
    int last = path.lastIndexOf('/');
    String name = path.substring(last + 1).replace("~1", "/");
    switch (copy.at(path.substring(0, last))) {
      case ObjectNode fields when damage == null -> fields.remove(name);
      case ObjectNode fields -> fields.set(name, json(damage));
      case ArrayNode items when damage == null -> items.remove(Integer.parseInt(name));
      case ArrayNode items -> items.set(Integer.parseInt(name), json(damage));
      default -> throw new IllegalArgumentException(path);
    }
    return copy;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
