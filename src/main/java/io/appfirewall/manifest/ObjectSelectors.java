package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes the label selectors of Kubernetes' own objects. */
final class ObjectSelectors {
  private ObjectSelectors() {}

  /** Absent or empty, it selects everything; empty when some part of it means nothing. */
  static Optional<LabelSelector> read(
      io.fabric8.kubernetes.api.model.@Nullable LabelSelector selector) {
    if (selector == null) {
      return Optional.of(LabelSelector.EVERYTHING);
    }
    Map<String, String> labels = requireNonNullElse(selector.getMatchLabels(), Map.of());
    return labels.containsValue(null)
        ? Optional.empty()
        : Whole.of(
                requireNonNullElse(
                    selector.getMatchExpressions(), List.<LabelSelectorRequirement>of()),
                ObjectSelectors::requirement)
            .map(expressions -> new LabelSelector(new TreeMap<>(labels), expressions));
  }

  private static Optional<Requirement> requirement(LabelSelectorRequirement requirement) {
    List<String> values = requireNonNullElse(requirement.getValues(), List.of());
    if (requirement.getKey() == null || values.contains(null)) {
      return Optional.empty();
    }
    return List.of(Operator.values()).stream()
        .filter(operator -> operator.text().equals(requirement.getOperator()))
        .filter(operator -> values.isEmpty() != takesValues(operator))
        .findFirst()
        .map(operator -> new Requirement(requirement.getKey(), operator, new TreeSet<>(values)));
  }

  static boolean takesValues(Operator operator) {
    return operator == Operator.IN || operator == Operator.NOT_IN;
  }

  static io.fabric8.kubernetes.api.model.LabelSelector write(LabelSelector selector) {
    io.fabric8.kubernetes.api.model.LabelSelector written =
        new io.fabric8.kubernetes.api.model.LabelSelector();
    written.setMatchLabels(new TreeMap<>(selector.matchLabels()));
    written.setMatchExpressions(
        selector.matchExpressions().stream().map(ObjectSelectors::write).toList());
    return written;
  }

  private static LabelSelectorRequirement write(Requirement requirement) {
    return new LabelSelectorRequirement(
        requirement.key(), requirement.operator().text(), List.copyOf(requirement.values()));
  }
}
