package io.appfirewall.operator;

import io.appfirewall.docs.Page;
import io.appfirewall.operator.Rights.Right;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator's manual, as far as it can be compared with the operator. */
final class OperatorPage {
  private static final Page PAGE = Page.of("docs/operator.md");

  private OperatorPage() {}

  /** One property, and what is set as code in the column of its default. */
  record Property(String name, List<String> defaults) {}

  static List<Property> properties() {
    return PAGE.table("## Properties").stream()
        .map(row -> new Property(code(row.get(0)), Page.code(row.get(1)).toList()))
        .toList();
  }

  /** One metric; the values of its labels by their names. */
  record Metric(String type, Map<String, Set<String>> labels) {}

  static Map<String, Metric> metrics() {
    Map<String, Metric> metrics = new TreeMap<>();
    Map<String, Set<String>> above = Map.of();
    for (List<String> row : PAGE.table("## Metrics")) {
      above = row.get(2).equals("as above") ? above : labels(row.get(2));
      metrics.put(code(row.get(0)), new Metric(row.get(1), above));
    }
    return metrics;
  }

  private static Map<String, Set<String>> labels(String cell) {
    return Arrays.stream(cell.split(";", -1))
        .filter(label -> !label.isBlank())
        .map(label -> Page.code(label).toList())
        .collect(
            Collectors.toMap(List::getFirst, words -> Set.copyOf(words.subList(1, words.size()))));
  }

  /** The reasons of Events that are no codes of diagnostics, by type. */
  static Map<String, Set<String>> eventReasons() {
    return PAGE.table("## Events").stream()
        .filter(row -> row.get(0).startsWith("`"))
        .collect(
            Collectors.groupingBy(
                row -> row.get(1),
                Collectors.mapping(row -> code(row.get(0)), Collectors.toSet())));
  }

  static List<ClusterRole> roles() {
    String yaml =
        PAGE.blocks().stream()
            .map(Page.Block::text)
            .filter(text -> text.contains("kind: ClusterRole"))
            .collect(Collectors.joining("---\n"));
    return Arrays.stream(yaml.split("(?m)^---$", -1))
        .map(document -> Serialization.unmarshal(document, ClusterRole.class))
        .toList();
  }

  static ClusterRole role(String name) {
    return roles().stream()
        .filter(role -> role.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Set<Right> rights(String role) {
    return ChartInstall.rights(role(role).getRules()).collect(Collectors.toSet());
  }

  private static String code(String cell) {
    return Stream.of(cell).flatMap(Page::code).findFirst().orElseThrow();
  }
}
