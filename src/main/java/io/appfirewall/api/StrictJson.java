package io.appfirewall.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * JSON as the API server has it: a number is not a string, nor a string a number. The client's own
 * serialization reads "80" and "010" as numbers.
 */
public final class StrictJson {
  public static final JsonMapper MAPPER = mapper();

  private StrictJson() {}

  /** Has the mapper made, and acquainted with what every object has. */
  public static void prepare() {
    MAPPER.convertValue(Map.of(), ObjectMeta.class);
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().setDeserializerModifier(new LazyDeserializers()))
            .build();
    mapper.setConfig(mapper.getDeserializationConfig().with(new PlainTypes()));
    refuse(
        mapper.coercionConfigFor(LogicalType.Textual),
        CoercionInputShape.Boolean,
        CoercionInputShape.Integer,
        CoercionInputShape.Float);
    refuse(
        mapper.coercionConfigFor(LogicalType.Integer),
        CoercionInputShape.String,
        CoercionInputShape.EmptyString,
        CoercionInputShape.Float);
    refuse(
        mapper.coercionConfigFor(LogicalType.Boolean),
        CoercionInputShape.String,
        CoercionInputShape.EmptyString,
        CoercionInputShape.Integer);
    return mapper;
  }

  private static void refuse(MutableCoercionConfig type, CoercionInputShape... shapes) {
    for (CoercionInputShape shape : shapes) {
      type.setCoercion(shape, CoercionAction.Fail);
    }
  }
}
