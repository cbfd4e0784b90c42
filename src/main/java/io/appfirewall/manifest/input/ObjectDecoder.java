package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.WRONG_TYPE;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.Shown;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns trees into typed objects. */
final class ObjectDecoder {
  // Not the client's own serialization, which reads "80" and "010" as numbers.
  private static final JsonMapper MAPPER = strictMapper();

  private final Map<KnownKind, Optional<Schema.Fields>> schemas = new EnumMap<>(KnownKind.class);

  // As the API server has it: a number is not a string, nor a string a number.
  private static JsonMapper strictMapper() {
    JsonMapper mapper =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    for (LogicalType type : List.of(LogicalType.Integer, LogicalType.Boolean)) {
      mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
      mapper
          .coercionConfigFor(type)
          .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }
    return mapper;
  }

  /** The object, or the reason why there is none. */
  sealed interface Outcome {
    record Success(Decoded decoded) implements Outcome {}

    record Failure(Diagnostic diagnostic) implements Outcome {}
  }

  Outcome decode(RawObject raw, KnownKind kind) {
    ObjectId id = id(raw, kind);
    SchemaCheck.Checked checked =
        schemas
            .computeIfAbsent(kind, KnownKind::schema)
            .map(schema -> SchemaCheck.check(id, raw.tree(), schema))
            .orElseGet(() -> new SchemaCheck.Checked(raw.tree(), List.of(), Set.of()));
    try {
      HasMetadata object = MAPPER.convertValue(checked.tree(), kind.type());
      return new Outcome.Success(new Decoded(id, kind, object, checked, raw.source()));
    } catch (IllegalArgumentException e) {
      return new Outcome.Failure(failure(id, e));
    }
  }

  private static ObjectId id(RawObject raw, KnownKind kind) {
    String name = Shown.plain(raw.metadata("name").orElse(Metadata.NAMELESS));
    return kind.isNamespaced()
        ? ObjectId.namespaced(
            kind.kind(),
            new NamespacedName(
                Shown.plain(raw.metadata("namespace").orElse(Metadata.DEFAULT_NAMESPACE)), name))
        : ObjectId.cluster(kind.kind(), name);
  }

  private static Diagnostic failure(ObjectId id, IllegalArgumentException e) {
    Optional<JsonMappingException> cause =
        e.getCause() instanceof JsonMappingException mapping
            ? Optional.of(mapping)
            : Optional.empty();
    return new Diagnostic(
        WRONG_TYPE,
        id,
        cause.map(ObjectDecoder::path).orElse(FieldPath.of("metadata")),
        "this is of another type than the field takes, so the object is passed over: see kubectl"
            + " explain for what it takes.");
  }

  private static FieldPath path(JsonMappingException e) {
    @Nullable FieldPath path = null;
    for (JsonMappingException.Reference step : e.getPath()) {
      @Nullable String field = step.getFieldName();
      if (path == null) {
        path = FieldPath.of(field == null ? "[" + step.getIndex() + "]" : Shown.plain(field));
      } else {
        path = field == null ? path.index(step.getIndex()) : path.field(Shown.plain(field));
      }
    }
    return path == null ? FieldPath.of("metadata") : path;
  }
}
