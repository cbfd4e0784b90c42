package io.appfirewall.core.importer;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gives names that people would give, each once. */
final class Naming {
  /** Labels by which pods go by a name, the best first. */
  private static final List<String> TELLING =
      List.of(
          "app.kubernetes.io/name",
          "app",
          "k8s-app",
          "name",
          "app.kubernetes.io/instance",
          "app.kubernetes.io/component",
          "component",
          "role",
          "kubernetes.io/metadata.name");

  private final Set<String> taken = new HashSet<>();
  private final int longest;

  /**
   * Names of things beside each other.
   *
   * @param longest in characters
   */
  Naming(int longest) {
    this.longest = longest;
  }

  void take(String name) {
    taken.add(name);
  }

  /** A DNS label like the wish that nothing else has. */
  String unique(String wish) {
    String base = label(wish, longest);
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      String suffix = "-" + i;
      name = label(base, longest - suffix.length()) + suffix;
    }
    return name;
  }

  /** What pods or namespaces with these labels are called; empty when no label tells. */
  static Optional<String> of(LabelSelector selector) {
    return Stream.concat(
            TELLING.stream().flatMap(key -> value(selector, key).stream()),
            selector.matchLabels().values().stream())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static Optional<String> value(LabelSelector selector, String key) {
    return Optional.ofNullable(selector.matchLabels().get(key))
        .or(() ->
            selector.matchExpressions().stream()
                .filter(requirement -> requirement.key().equals(key))
                .map(Naming::values)
                .filter(values -> !values.isEmpty())
                .findFirst());
  }

  private static String values(Requirement requirement) {
    return switch (requirement.operator()) {
      case IN -> String.join("-", requirement.values());
      case NOT_IN -> "not-" + String.join("-", requirement.values());
      case EXISTS, DOES_NOT_EXIST -> "";
    };
  }

  private static String label(String wish, int longest) {
    String label =
        wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = label.substring(0, Math.min(label.length(), longest)).replaceAll("-+$", "");
    return cut.isEmpty() ? "x" : cut;
  }
}
