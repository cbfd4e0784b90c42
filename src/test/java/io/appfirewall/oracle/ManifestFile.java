package io.appfirewall.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of manifests, read without anything of ours.
 *
 * @param objects those of lists included; none where the file is no YAML
 */
record ManifestFile(List<ObjectNode> objects) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static ManifestFile read(Path file) {
    List<ObjectNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(Files.readAllBytes(file))) {
      documents.forEachRemaining(document -> add(objects, document));
      return new ManifestFile(objects);
    } catch (RuntimeException | JsonProcessingException e) {
      return new ManifestFile(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(List<ObjectNode> objects, JsonNode document) {
    if (document.path("items").isArray()) {
      document.path("items").forEach(item -> add(objects, item));
    } else if (document instanceof ObjectNode object) {
      objects.add(object);
    }
  }

  static boolean isPolicy(JsonNode object) {
    return object.path("kind").asText().equals("NetworkPolicy")
        && object.path("apiVersion").asText().equals("networking.k8s.io/v1");
  }

  /** {@code namespace/name}. */
  static String id(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return metadata.path("namespace").asText("default") + "/" + metadata.path("name").asText();
  }

  List<String> policies() {
    return objects.stream().filter(ManifestFile::isPolicy).map(ManifestFile::id).toList();
  }

  /** The same without some policies. */
  ManifestFile without(Set<String> policies) {
    return new ManifestFile(
        objects.stream()
            .filter(object -> !isPolicy(object) || !policies.contains(id(object)))
            .toList());
  }

  /** A list, as {@code -o json} prints it. */
  String list() {
    return Json.write(Map.of("apiVersion", "v1", "kind", "List", "items", objects));
  }

  static ManifestFile ofList(String list) {
    List<ObjectNode> objects = new ArrayList<>();
    add(objects, Json.read(list, JsonNode.class));
    return new ManifestFile(objects);
  }
}
