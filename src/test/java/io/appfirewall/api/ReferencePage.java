package io.appfirewall.api;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The reference of every field, as Markdown: one table for each record, each record once. */
final class ReferencePage {
  private final StringBuilder page = new StringBuilder();
  private final Set<Class<?>> written = new HashSet<>();

  private ReferencePage() {}

  static String write() {
    var reference = new ReferencePage();
    reference.page.append(
        """
        # Reference of every field

        Made from the custom resources by `mvn test -Dtest=CrdTest -Dcrd.update=true`; not to be edited. The same is told by
        `kubectl explain appfw.spec.ingress` and so on. Group `appfirewall.io`, version `v1beta1`, category `firewall`.
        """);
    CrdGenerator.generate().forEach(reference::kind);
    return reference.page.toString();
  }

  private void kind(CustomResourceDefinition crd) {
    CustomResourceDefinitionNames names = crd.getSpec().getNames();
    CrdGenerator.Kind kind = CrdGenerator.kind(names.getKind());
    JSONSchemaProps schema =
        crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    line("\n## " + names.getKind() + "\n");
    line(schema.getDescription() + "\n");
    line(
        "%s; short names %s; its fields: %s, %s."
            .formatted(
                crd.getSpec().getScope(),
                names.getShortNames().stream().map(ReferencePage::code).collect(joining(", ")),
                link(kind.spec()),
                link(kind.status())));
    rules(kind.type());
    section(kind.spec(), property(schema, "spec"));
    section(kind.status(), property(schema, "status"));
  }

  private void section(Class<?> record, JSONSchemaProps schema) {
    if (!written.add(record)) {
      return;
    }
    line("\n### " + record.getSimpleName() + "\n");
    line("| field | is | means |\n| --- | --- | --- |");
    List<Runnable> nested = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      JSONSchemaProps field = property(schema, component.getName());
      Class<?> inner = SchemaDecorator.innermost(component.getGenericType());
      line(
          "| %s | %s | %s |"
              .formatted(
                  code(component.getName()),
                  facts(schema, component, field),
                  field.getDescription()));
      if (inner.isRecord()) {
        nested.add(() -> section(inner, SchemaDecorator.innermost(field)));
      }
    }
    rules(record);
    nested.forEach(Runnable::run);
  }

  /** Those of the type itself: what a schema has besides is of the field that it stands in. */
  private void rules(Class<?> type) {
    List<String> messages =
        Stream.of(type.getAnnotationsByType(ValidationRule.class))
            .map(ValidationRule::message)
            .filter(message -> !message.isEmpty())
            .distinct()
            .toList();
    if (!messages.isEmpty()) {
      line("\nWhat is refused, and how to mend it:\n");
      messages.forEach(message -> line("- " + message));
    }
  }

  private static String facts(
      JSONSchemaProps parent, RecordComponent component, JSONSchemaProps field) {
    boolean required = parent.getRequired().contains(component.getName());
    return Stream.of(
            type(SchemaDecorator.innermost(component.getGenericType()), field),
            required ? "required" : "",
            field.getDefault() == null ? "" : "default " + plain(field.getDefault()),
            field.getMaxItems() == null ? "" : "at most " + field.getMaxItems())
        .filter(fact -> !fact.isEmpty())
        .collect(joining(", "));
  }

  private static String type(Class<?> inner, JSONSchemaProps field) {
    if (field.getItems() != null) {
      return "list of " + type(inner, SchemaDecorator.innermost(field));
    }
    if (inner.isRecord()) {
      return link(inner);
    }
    if (!field.getEnum().isEmpty()) {
      return field.getEnum().stream().map(ReferencePage::plain).collect(joining(" or "));
    }
    if (field.getAdditionalProperties() != null) {
      return "map of string";
    }
    return switch (field.getType()) {
      case "object" -> "condition";
      case null -> "integer or string";
      default -> field.getType();
    };
  }

  private static String plain(JsonNode value) {
    return code(value.isTextual() ? value.asText() : value.toString());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String link(Class<?> record) {
    String name = record.getSimpleName();
    return "[%s](#%s)".formatted(name, name.toLowerCase(java.util.Locale.ROOT));
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return requireNonNull(schema.getProperties().get(name));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
