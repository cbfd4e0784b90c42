package io.appfirewall.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;

/**
 * Takes out of a schema the rules that Kubernetes 1.30 cannot compile.
 *
 * <p>An API server lets new rules use only what its predecessor knew, too, and CEL learnt of CIDRs
 * in 1.30. There the schema checks what a pattern can check, and the operator, which checks
 * everything again, reports the rest.
 */
final class OldCelDialect {
  private static final String LEARNT_LATER = "isCIDR(";

  private OldCelDialect() {}

  static void translate(JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations().stream()
        .anyMatch(r -> r.getRule().equals(Schema.CIDR))) {
      schema.setPattern(Schema.LIKE_A_CIDR);
    }
    schema.setXKubernetesValidations(
        schema.getXKubernetesValidations().stream()
            .filter(rule -> !rule.getRule().contains(LEARNT_LATER))
            .toList());
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(OldCelDialect::translate);
    }
    if (schema.getItems() != null) {
      translate(schema.getItems().getSchema());
    }
  }
}
