package io.appfirewall.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the CustomResourceDefinitions of the four kinds out of their records. */
final class CrdGenerator {
  /** A kind, and the records of which its objects consist. */
  record Kind(Class<? extends OwnResource<?, ?>> type, Class<?> spec, Class<?> status) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(AppFirewall.class, AppFirewallSpec.class, AppFirewallStatus.class),
          new Kind(
              FirewallBaseline.class, FirewallBaselineSpec.class, FirewallBaselineStatus.class),
          new Kind(AddressGroup.class, AddressGroupSpec.class, AddressGroupStatus.class),
          new Kind(ClusterAddressGroup.class, AddressGroupSpec.class, AddressGroupStatus.class));

  private CrdGenerator() {}

  static List<CustomResourceDefinition> generate() {
    return KINDS.stream().map(CrdGenerator::generate).toList();
  }

  /** The same for an API server of Kubernetes 1.30. */
  static List<CustomResourceDefinition> generateForOldCelDialect() {
    List<CustomResourceDefinition> definitions = generate();
    definitions.forEach(crd -> OldCelDialect.translate(schema(crd)));
    return definitions;
  }

  /** What a kind is made from. */
  static Kind kind(String name) {
    return KINDS.stream()
        .filter(kind -> kind.type().getSimpleName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CustomResourceDefinition generate(Kind kind) {
    List<CustomResourceDefinition> generated = new ArrayList<>();
    new CRDGenerator()
        .customResourceClasses(List.of(kind.type()))
        .forCRDVersions("v1")
        .withOutput(new Nowhere())
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
                generated.add((CustomResourceDefinition) crd);
                return crd;
              }
            })
        .generate();
    CustomResourceDefinition crd = generated.getFirst();
    complete(kind, crd);
    return crd;
  }

  private static void complete(Kind kind, CustomResourceDefinition crd) {
    crd.getSpec().getNames().setCategories(List.of("firewall"));
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
    version.setAdditionalPrinterColumns(inOrderOfDeclaration(kind.type(), version));
    version.getAdditionalPrinterColumns().forEach(CrdGenerator::omitDefaultPriority);
    JSONSchemaProps schema = schema(crd);
    schema.setRequired(List.of("spec"));
    describe(kind.type(), schema);
    complete(kind.spec(), requireNonNull(schema.getProperties().get("spec")));
    complete(kind.status(), requireNonNull(schema.getProperties().get("status")));
  }

  private static void complete(Class<?> record, JSONSchemaProps schema) {
    SchemaDecorator.decorate(record, schema);
    describe(record, schema);
  }

  private static void describe(Class<?> type, JSONSchemaProps schema) {
    schema.setDescription(type.getAnnotation(JsonClassDescription.class).value());
  }

  private static JSONSchemaProps schema(CustomResourceDefinition crd) {
    return crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
  }

  private static List<CustomResourceColumnDefinition> inOrderOfDeclaration(
      Class<?> type, CustomResourceDefinitionVersion version) {
    List<String> names =
        Stream.of(type.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    return version.getAdditionalPrinterColumns().stream()
        .sorted(Comparator.comparingInt(column -> names.indexOf(column.getName())))
        .toList();
  }

  /** As the API server does, so that Argo CD finds no difference. */
  private static void omitDefaultPriority(CustomResourceColumnDefinition column) {
    if (Integer.valueOf(0).equals(column.getPriority())) {
      column.setPriority(null);
    }
  }

  /** The generator insists on writing; what it made is taken from the post-processor. */
  private static final class Nowhere implements CRDGenerator.CRDOutput<OutputStream> {
    @Override
    public OutputStream outputFor(String name) {
      return new ByteArrayOutputStream();
    }

    @Override
    public void close() throws IOException {}
  }
}
