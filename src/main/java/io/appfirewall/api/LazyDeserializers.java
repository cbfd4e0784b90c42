package io.appfirewall.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the type of a field only once an object has that field. Jackson looks at all of them
 * beforehand, and from a Pod it comes to some hundred types that hardly any Pod has. What is null
 * in a list or a map of the client's types is read as something empty.
 */
final class LazyDeserializers extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
    List<SettableBeanProperty> properties = new ArrayList<>();
    builder.getProperties().forEachRemaining(properties::add);
    for (SettableBeanProperty property : properties) {
      if (isWorthIt(property)) {
        builder.addOrReplaceProperty(property.withValueDeserializer(new Lazy(property)), true);
      }
    }
    return builder;
  }

  private static boolean isWorthIt(SettableBeanProperty property) {
    JavaType type = property.getType();
    JavaType held = type.isContainerType() ? type.getContentType() : type;
    return (held.getRawClass().getName().startsWith("io.")
            || (type.isContainerType() && isOfClient(property)))
        && !held.isEnumType()
        && !property.hasValueDeserializer()
        && !property.hasValueTypeDeserializer();
  }

  private static boolean isOfClient(SettableBeanProperty property) {
    return property.getMember().getDeclaringClass().getName().startsWith(PlainTypes.MODEL);
  }

  private static final class Lazy extends JsonDeserializer<Object> {
    private final SettableBeanProperty property;
    private final boolean isOfClient;
    private volatile @Nullable JsonDeserializer<Object> found;

    Lazy(SettableBeanProperty property) {
      this.property = property;
      this.isOfClient = isOfClient(property);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object value = found(context).deserialize(parser, context);
      return isOfClient ? withoutNulls(value, property.getType()) : value;
    }

    // As the API server reads them into Go's values, none of which can be null.
    private static @Nullable Object withoutNulls(@Nullable Object value, JavaType type)
        throws JsonProcessingException {
      if (value instanceof List<?> items && items.contains(null)) {
        Object empty = empty(type.getContentType().getRawClass());
        return items.stream().map(item -> item == null ? empty : item).toList();
      }
      if (value instanceof Map<?, ?> entries && entries.containsValue(null)) {
        Object empty = empty(type.getContentType().getRawClass());
        Map<Object, Object> all = new LinkedHashMap<>(entries);
        all.replaceAll((key, each) -> each == null ? empty : each);
        return all;
      }
      return value;
    }

    private static Object empty(Class<?> type) throws JsonProcessingException {
      return type == String.class ? "" : StrictJson.read(Map.of(), type);
    }

    private JsonDeserializer<Object> found(DeserializationContext context) throws IOException {
      JsonDeserializer<Object> known = found;
      if (known == null) {
        known = context.findContextualValueDeserializer(property.getType(), property);
        found = known;
      }
      return known;
    }
  }
}
