package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.CustomResource;
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
public abstract class OwnResource<S, T extends Conditioned> extends CustomResource<S, T> {
  private static final long serialVersionUID = 1L;

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
  @JsonSetter("spec")
  void readSpec(JsonNode tree) {
    try {
      setSpec(StrictJson.MAPPER.treeToValue(tree, specType));
    } catch (JsonProcessingException e) {
      misfit =
          path(tree, e instanceof JsonMappingException mapping ? mapping.getPath() : List.of());
    }
  }

  // A status is ours to write: one that is none counts for nothing, and is written anew.
  @JsonSetter("status")
  void readStatus(JsonNode tree) {
    try {
      setStatus(StrictJson.MAPPER.treeToValue(tree, statusType));
    } catch (JsonProcessingException e) {
      setStatus(null);
    }
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
