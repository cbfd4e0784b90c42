package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the API server has it: a number is not a string, nor a string a number. The client's own
 * serialization reads "80" and "010" as numbers.
 */
public final class StrictJson {
  public static final JsonMapper MAPPER = mapper();

  private StrictJson() {}

  /** Has the mapper made, and acquainted with what every object has. */
  public static void prepare() {
    try {
      read(Map.of(), ObjectMeta.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a tree of maps by name, lists, texts, truth values, numbers and nulls stands for. The
   * mapper's own {@code convertValue} does the same, but acquaints itself with the tree's types.
   *
   * @throws JsonProcessingException when a value is of another type than its field takes
   */
  public static <T> T read(Map<?, ?> tree, Class<T> type) throws JsonProcessingException {
    try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
      write(tree, tokens);
      return MAPPER.readValue(tokens.asParser(), type);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(@Nullable Object tree, TokenBuffer into) throws IOException {
    switch (tree) {
      case Map<?, ?> fields -> {
        into.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          into.writeFieldName(field.getKey().toString());
          write(field.getValue(), into);
        }
        into.writeEndObject();
      }
      case List<?> items -> {
        into.writeStartArray();
        for (Object item : items) {
          write(item, into);
        }
        into.writeEndArray();
      }
      case String text -> into.writeString(text);
      case Boolean truth -> into.writeBoolean(truth);
      case Integer number -> into.writeNumber(number);
      case Long number -> into.writeNumber(number);
      case BigInteger number -> into.writeNumber(number);
      case Double number -> into.writeNumber(number);
      case null -> into.writeNull();
      default -> throw new IllegalArgumentException("not a value of JSON: " + tree.getClass());
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
            .addModule(
                new SimpleModule()
                    .setDeserializerModifier(new LazyDeserializers())
                    .addDeserializer(IntOrString.class, new IntOrStringReader())
                    .addDeserializer(Quantity.class, new Quantity.Deserializer()))
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

  private static final class IntOrStringReader extends StdDeserializer<IntOrString> {
    private static final long serialVersionUID = 1;

    IntOrStringReader() {
      super(IntOrString.class);
    }

    @Override
    public IntOrString deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        return new IntOrString(parser.getText());
      }
      if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return new IntOrString(parser.getIntValue());
      }
      return (IntOrString) context.handleUnexpectedToken(IntOrString.class, parser);
    }
  }
}
