package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.appfirewall.api.StrictJson;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.Shown;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Turns trees into typed objects; several threads may share it. */
final class ObjectDecoder {
  private final Map<KnownKind, Optional<Schema.Fields>> schemas = new ConcurrentHashMap<>();

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
      HasMetadata object = StrictJson.read(checked.tree(), kind.type());
      if (object.getMetadata() == null) {
        object.setMetadata(new ObjectMeta());
      }
      return new Outcome.Success(new Decoded(id, kind, object, checked, raw.source()));
    } catch (JsonProcessingException e) {
      return new Outcome.Failure(failure(id, e));
    }
  }

  private static ObjectId id(RawObject raw, KnownKind kind) {
    String name = Shown.key(raw.metadata("name").orElse(Metadata.NAMELESS));
    return kind.isNamespaced()
        ? ObjectId.namespaced(
            kind.kind(),
            new NamespacedName(
                Shown.key(raw.metadata("namespace").orElse(Metadata.DEFAULT_NAMESPACE)), name))
        : ObjectId.cluster(kind.kind(), name);
  }

  private static Diagnostic failure(ObjectId id, JsonProcessingException e) {
    return new Diagnostic(
        WRONG_TYPE,
        id,
        e instanceof JsonMappingException mapping ? path(mapping) : FieldPath.of("metadata"),
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
