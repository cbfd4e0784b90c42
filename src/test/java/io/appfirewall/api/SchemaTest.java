package io.appfirewall.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every field of every kind. */
class SchemaTest {
  @ParameterizedTest
  @MethodSource("io.appfirewall.api.CrdGenerator#generate")
  void everyFieldIsDescribedInASentence(CustomResourceDefinition crd) {
    assertThat(fields(crd, schema -> !isSentence(schema.getDescription()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.appfirewall.api.CrdGenerator#generate")
  void everyFieldIsBounded(CustomResourceDefinition crd) {
    assertThat(fields(crd, schema -> !isBounded(schema))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.appfirewall.api.CrdGenerator#generate")
  void noFieldKeepsWhatItDoesNotKnow(CustomResourceDefinition crd) {
    assertThat(fields(crd, schema -> schema.getXKubernetesPreserveUnknownFields() != null))
        .isEmpty();
  }

  // A list is compared and applied as a whole. A default inside of it would make what is stored
  // another list than what was written: every kubectl apply would say "configured", and Argo CD
  // OutOfSync, forever. What an absent field means there, the readers know.
  @ParameterizedTest
  @MethodSource("io.appfirewall.api.CrdGenerator#generate")
  void noFieldInAListHasADefault(CustomResourceDefinition crd) {
    assertThat(fields(crd, SchemaTest::hasItemsWithDefaults)).isEmpty();
  }

  private static boolean hasItemsWithDefaults(JSONSchemaProps schema) {
    return schema.getItems() != null && hasDefaults(schema.getItems().getSchema());
  }

  private static boolean hasDefaults(JSONSchemaProps schema) {
    return schema.getDefault() != null
        || hasItemsWithDefaults(schema)
        || schema.getProperties().values().stream().anyMatch(SchemaTest::hasDefaults);
  }

  private static boolean isSentence(@Nullable String description) {
    return description != null && description.length() >= 10 && description.endsWith(".");
  }

  private static boolean isBounded(JSONSchemaProps schema) {
    return switch (schema.getType()) {
      case "string" -> isBoundedText(schema);
      case "array" -> schema.getMaxItems() != null && isBounded(schema.getItems().getSchema());
      case "object" -> schema.getAdditionalProperties() == null || isBoundedMap(schema);
      case null -> schema.getMaxLength() != null;
      default -> true;
    };
  }

  private static boolean isBoundedMap(JSONSchemaProps schema) {
    return schema.getMaxProperties() != null
        && isBoundedText(schema.getAdditionalProperties().getSchema());
  }

  private static boolean isBoundedText(JSONSchemaProps schema) {
    return schema.getMaxLength() != null
        || !schema.getEnum().isEmpty()
        || "date-time".equals(schema.getFormat());
  }

  private static List<String> fields(
      CustomResourceDefinition crd, Predicate<JSONSchemaProps> which) {
    List<String> found = new ArrayList<>();
    collect(
        "", crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema(), which, found);
    return found;
  }

  private static void collect(
      String path, JSONSchemaProps schema, Predicate<JSONSchemaProps> which, List<String> found) {
    if (schema.getItems() != null) {
      collect(path, schema.getItems().getSchema(), which, found);
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((name, property) -> {
            if (which.test(property)) {
              found.add(path + "." + name);
            }
            collect(path + "." + name, property, which, found);
          });
    }
  }
}
