package io.appfirewall.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of one of our kinds, which can be read whatever its spec looks like: a single one that
 * cannot, written before a stricter schema or past it, would stop the watch of all others.
 *
 * @param <S> the spec
 * @param <T> the status
 */
public abstract class OwnResource<S, T extends Conditioned> extends BareResource<S, T> {
  /** The API group of all four kinds. */
  public static final String GROUP = "appfirewall.io";

  public static final String VERSION = "v1beta1";

  /** As objects have it. */
  public static final String API_VERSION = GROUP + "/" + VERSION;

  private static final long serialVersionUID = 1L;

  /** With more of them, a status is none: each one makes it be read again. */
  private static final int MOST_MISFITS = 16;

  private final transient Class<S> specType;
  private final transient Class<T> statusType;
  private @Nullable String misfit;

  OwnResource(Class<S> specType, Class<T> statusType) {
    this.specType = specType;
    this.statusType = statusType;
  }

  /**
   * Where the spec is of another type than its field takes, so that there is no spec: {@code
   * spec.ingress[from-api].ports}.
   */
  public Optional<String> misfit() {
    return Optional.ofNullable(misfit);
  }

  // More specific than the setter of the superclass, so that this one is called.
  void setSpec(JsonNode tree) {
    try {
      setSpec(StrictJson.MAPPER.treeToValue(tree, specType));
    } catch (JsonProcessingException e) {
      misfit =
          path(tree, e instanceof JsonMappingException mapping ? mapping.getPath() : List.of());
    }
  }

  // A status is ours to write: what of it is none counts for nothing, and is written anew.
  void setStatus(JsonNode tree) {
    for (int i = 0; i <= MOST_MISFITS; i++) {
      try {
        setStatus(StrictJson.MAPPER.treeToValue(tree, statusType));
        return;
      } catch (JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || !remove(tree, mapping.getPath())) {
          return;
        }
      }
    }
  }

  /** Takes the value at a path away; false where there is none. */
  private static boolean remove(JsonNode tree, List<Reference> steps) {
    JsonNode at = tree;
    for (Reference step : steps.subList(0, Math.max(0, steps.size() - 1))) {
      at = step.getFieldName() == null ? at.path(step.getIndex()) : at.path(step.getFieldName());
    }
    return !steps.isEmpty()
        && switch (at) {
          case ObjectNode fields -> fields.remove(steps.getLast().getFieldName()) != null;
          case ArrayNode items -> items.remove(steps.getLast().getIndex()) != null;
          default -> false;
        };
  }

  private static String path(JsonNode spec, List<Reference> steps) {
    StringBuilder path = new StringBuilder("spec");
    JsonNode at = spec;
    for (Reference step : steps) {
      if (step.getFieldName() == null) {
        at = at.path(step.getIndex());
        // What has a name is called by it, which is to say rules.
        path.append('[').append(at.path("name").asText("" + step.getIndex())).append(']');
      } else {
        at = at.path(step.getFieldName());
        path.append('.').append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
