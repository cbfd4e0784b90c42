package io.appfirewall.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a generated schema what the generator has no annotation for, by walking the records that
 * it was made of: {@link OneOf}, {@link EachItem}, {@link ListKey}, {@link Distinct} and {@link
 * Format}; and mends what it gets wrong.
 */
final class SchemaDecorator {
  private SchemaDecorator() {}

  static void decorate(Class<?> type, JSONSchemaProps schema) {
    removeRepeatedRules(schema);
    if (type == Selector.class) {
      // As in Kubernetes' own LabelSelector: whoever applies a selector applies the whole of it.
      schema.setXKubernetesMapType("atomic");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      decorate(component, requireNonNull(schema.getProperties().get(component.getName())));
    }
  }

  private static void decorate(RecordComponent component, JSONSchemaProps property) {
    removeRepeatedRules(property);
    OneOf oneOf = component.getAnnotation(OneOf.class);
    if (oneOf != null) {
      innermost(property).setEnum(Stream.of(oneOf.value()).<JsonNode>map(TextNode::new).toList());
    }
    EachItem eachItem = component.getAnnotation(EachItem.class);
    if (eachItem != null) {
      addRules(items(property), eachItem.value());
    }
    ListKey listKey = component.getAnnotation(ListKey.class);
    if (listKey != null) {
      property.setXKubernetesListType("map");
      property.setXKubernetesListMapKeys(List.of(listKey.value()));
    }
    if (component.getAnnotation(Distinct.class) != null) {
      property.setXKubernetesListType("set");
    }
    Format format = component.getAnnotation(Format.class);
    if (format != null) {
      property.setFormat(format.value());
    }
    Class<?> inner = innermost(component.getGenericType());
    if (inner.isRecord()) {
      decorate(inner, innermost(property));
    } else {
      describe(inner, component, property);
    }
  }

  private static void describe(Class<?> type, RecordComponent component, JSONSchemaProps property) {
    if (type == Condition.class) {
      property.getItems().setSchema(ConditionSchema.get());
    } else if (type == IntOrString.class) {
      bound(component.getAccessor(), property);
    } else if (type == Integer.class) {
      property.setFormat("int32");
    } else if (type == Long.class) {
      property.setFormat("int64");
    }
  }

  /**
   * The generator drops the bounds of what is a number or a string; each bounds only the one that
   * it is about.
   */
  private static void bound(Method accessor, JSONSchemaProps property) {
    property.setMinimum(accessor.getAnnotation(Min.class).value());
    property.setMaximum(accessor.getAnnotation(Max.class).value());
    property.setMaxLength(accessor.getAnnotation(Size.class).max());
    property.setPattern(accessor.getAnnotation(Pattern.class).value());
  }

  /**
   * The generator finds a rule at the field of a record and at its accessor, which are one; the API
   * server refuses repeats.
   */
  private static void removeRepeatedRules(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        List.copyOf(new LinkedHashSet<>(schema.getXKubernetesValidations())));
  }

  private static void addRules(JSONSchemaProps schema, ValidationRule[] rules) {
    Stream<io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule> added =
        Stream.of(rules)
            .map(rule ->
                new ValidationRuleBuilder()
                    .withRule(rule.value())
                    .withMessage(emptyToNull(rule.message()))
                    .withMessageExpression(emptyToNull(rule.messageExpression()))
                    .withFieldPath(emptyToNull(rule.fieldPath()))
                    .build());
    schema.setXKubernetesValidations(
        Stream.concat(schema.getXKubernetesValidations().stream(), added).toList());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The type of the items of a list, else the type itself. */
  static Class<?> innermost(Type type) {
    return switch (type) {
      case Class<?> simple -> simple;
      case ParameterizedType list when list.getRawType() == List.class ->
          innermost(list.getActualTypeArguments()[0]);
      default -> Object.class;
    };
  }

  static JSONSchemaProps innermost(JSONSchemaProps schema) {
    return schema.getItems() == null ? schema : items(schema);
  }

  private static JSONSchemaProps items(JSONSchemaProps list) {
    return list.getItems().getSchema();
  }
}
