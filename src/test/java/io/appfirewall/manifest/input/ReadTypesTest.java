package io.appfirewall.manifest.input;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.appfirewall.api.AddressGroupSpec;
import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.FirewallBaselineSpec;
import io.appfirewall.api.FirewallBaselineStatus;
import io.appfirewall.api.StrictJson;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types whose annotations nobody asks for are read as if somebody did. */
class ReadTypesTest {
  private static final JsonMapper ANNOTATED = new JsonMapper();

  /** All that an object of a file, or of a cluster, can hold. */
  static Stream<JavaType> types() {
    Deque<JavaType> open = new ArrayDeque<>();
    Stream.concat(
            Arrays.stream(KnownKind.values()).map(KnownKind::type),
            Stream.of(
                AppFirewallSpec.class,
                AppFirewallStatus.class,
                FirewallBaselineSpec.class,
                FirewallBaselineStatus.class,
                AddressGroupSpec.class,
                AddressGroupStatus.class))
        .map(ANNOTATED::constructType)
        .forEach(open::add);
    Set<JavaType> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      JavaType type = open.remove();
      if (type.isContainerType()) {
        open.add(type.getContentType());
      } else if (type.getRawClass().getName().startsWith("io.") && seen.add(type)) {
        open.addAll(fields(ANNOTATED, type).values());
      }
    }
    return seen.stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void haveTheSameFields(JavaType type) {
    assertThat(fields(StrictJson.MAPPER, type)).isEqualTo(fields(ANNOTATED, type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void areReadByWhatTheySay(JavaType type) throws JsonMappingException {
    if (isReadByItsOwn(description(ANNOTATED, type))) {
      assertThat(reader(StrictJson.MAPPER, type)).hasSameClassAs(reader(ANNOTATED, type));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void haveNoFieldOfWhichAnAnnotationSaysHowItIsRead(JavaType type) {
    if (type.getRawClass().getName().startsWith("io.fabric8.")) {
      for (BeanPropertyDefinition field : description(ANNOTATED, type).findProperties()) {
        if (field.getField() != null) {
          assertThat(field.getField().getAnnotated().getDeclaredAnnotations())
              .as(field.getFullName().toString())
              .extracting(Annotation::annotationType)
              .isSubsetOf(JsonProperty.class, JsonInclude.class);
        }
      }
    }
  }

  private static boolean isReadByItsOwn(BeanDescription description) {
    JsonDeserialize annotation = description.getClassAnnotations().get(JsonDeserialize.class);
    return annotation != null && annotation.using() != JsonDeserializer.None.class;
  }

  private static JsonDeserializer<?> reader(JsonMapper mapper, JavaType type)
      throws JsonMappingException {
    return ((DefaultDeserializationContext) mapper.getDeserializationContext())
        .createDummyInstance(mapper.getDeserializationConfig())
        .findRootValueDeserializer(type);
  }

  private static Map<String, JavaType> fields(JsonMapper mapper, JavaType type) {
    return description(mapper, type).findProperties().stream()
        .filter(BeanPropertyDefinition::couldDeserialize)
        .collect(toMap(BeanPropertyDefinition::getName, BeanPropertyDefinition::getPrimaryType));
  }

  private static BeanDescription description(JsonMapper mapper, JavaType type) {
    return mapper.getDeserializationConfig().introspect(type);
  }
}
