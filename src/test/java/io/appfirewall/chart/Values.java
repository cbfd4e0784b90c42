package io.appfirewall.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What values.yaml says. A comment that begins with two hyphens describes the value below it:
 *
 * <pre>
 * metrics:
 *   # -- Who may read them.
 *   access: Token
 * </pre>
 */
final class Values {
  static final Path FILE = Path.of(Helm.CHART, "values.yaml");

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern DESCRIPTION = Pattern.compile(" *# -- (.+)");
  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):.*");

  private Values() {}

  /**
   * One value, or some that are described together.
   *
   * @param path from the root, with dots between
   */
  record Described(String path, JsonNode initial, String description) {}

  /** In the order of the file. */
  static List<Described> described() throws IOException {
    JsonNode values = YAML.readTree(FILE.toFile());
    List<Described> described = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    String description = "";
    for (String line : Files.readAllLines(FILE)) {
      Matcher comment = DESCRIPTION.matcher(line);
      Matcher key = KEY.matcher(line);
      if (comment.matches()) {
        description = comment.group(1);
      } else if (key.matches()) {
        while (path.size() > key.group(1).length() / 2) {
          path.removeLast();
        }
        path.addLast(key.group(2));
        if (!description.isEmpty()) {
          described.add(new Described(String.join(".", path), at(values, path), description));
          description = "";
        }
      }
    }
    return described;
  }

  /** The paths of all that is no mapping, or an empty one. */
  static List<String> leaves() throws IOException {
    List<String> leaves = new ArrayList<>();
    collect("", YAML.readTree(FILE.toFile()), leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode value, List<String> leaves) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), leaves));
    } else {
      leaves.add(path.substring(1));
    }
  }

  private static JsonNode at(JsonNode values, Iterable<String> path) {
    JsonNode value = values;
    for (Iterator<String> names = path.iterator(); names.hasNext(); ) {
      value = value.path(names.next());
    }
    if (value instanceof MissingNode) {
      throw new IllegalStateException("values.yaml has no " + String.join(".", path));
    }
    return value;
  }
}
