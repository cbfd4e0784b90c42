package io.appfirewall.api;

import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.List;
import java.util.stream.Stream;

/** The schema of a condition, since fabric8's class for it carries no words and no bounds. */
final class ConditionSchema {
  private ConditionSchema() {}

  static JSONSchemaProps get() {
    return new JSONSchemaPropsBuilder()
        .withType("object")
        .addToProperties("type", type())
        .addToProperties("status", status())
        .addToProperties("observedGeneration", observedGeneration())
        .addToProperties("lastTransitionTime", lastTransitionTime())
        .addToProperties("reason", reason())
        .addToProperties("message", message())
        .withRequired("lastTransitionTime", "reason", "status", "type")
        .build();
  }

  private static JSONSchemaProps type() {
    return text("What the condition is about, such as Ready.").withMaxLength(316L).build();
  }

  private static JSONSchemaProps status() {
    return text("Whether it is so: True, False or Unknown.")
        .withEnum(List.copyOf(Stream.of("True", "False", "Unknown").map(TextNode::new).toList()))
        .build();
  }

  private static JSONSchemaProps observedGeneration() {
    return new JSONSchemaPropsBuilder()
        .withType("integer")
        .withFormat("int64")
        .withDescription("The generation of the spec that the condition speaks of.")
        .build();
  }

  private static JSONSchemaProps lastTransitionTime() {
    return text("When the status of the condition last changed.").withFormat("date-time").build();
  }

  private static JSONSchemaProps reason() {
    return text("Why it is so, in one stable word.").withMaxLength(1024L).build();
  }

  private static JSONSchemaProps message() {
    return text("Why it is so, as a sentence.").withMaxLength(32_768L).build();
  }

  private static JSONSchemaPropsBuilder text(String description) {
    return new JSONSchemaPropsBuilder().withType("string").withDescription(description);
  }
}
