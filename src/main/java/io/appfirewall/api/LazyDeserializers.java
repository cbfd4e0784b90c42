package io.appfirewall.api;

import com.fasterxml.jackson.core.JsonParser;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the type of a field only once an object has that field. Jackson looks at all of them
 * beforehand, and from a Pod it comes to some hundred types that hardly any Pod has.
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
    return held.getRawClass().getName().startsWith("io.")
        && !held.isEnumType()
        && !property.hasValueDeserializer()
        && !property.hasValueTypeDeserializer();
  }

  private static final class Lazy extends JsonDeserializer<Object> {
    private final SettableBeanProperty property;
    private volatile @Nullable JsonDeserializer<Object> found;

    Lazy(SettableBeanProperty property) {
      this.property = property;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return found(context).deserialize(parser, context);
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
