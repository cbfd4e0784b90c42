package io.appfirewall.manifest;

import io.appfirewall.api.Selector;
import io.appfirewall.api.SelectorRequirement;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a label selector, which must select by something. */
final class SelectorReader {
  private static final int MOST = 32;
  private static final int MOST_VALUES = 64;

  private final Findings findings;
  private final LabelRules rules;
  private final Items items;
  private final Words words;

  SelectorReader(Findings findings) {
    this.findings = findings;
    this.rules = new LabelRules(findings);
    this.items = new Items(findings);
    this.words = new Words(findings);
  }

  /**
   * The selector.
   *
   * @param all the field by which users say that they do want everything
   */
  Optional<LabelSelector> read(Selector selector, String all, FieldPath path) {
    int mark = findings.mark();
    Map<String, String> labels = Objects.requireNonNullElse(selector.matchLabels(), Map.of());
    List<SelectorRequirement> expressions =
        Objects.requireNonNullElse(selector.matchExpressions(), List.of());
    if (labels.isEmpty() && expressions.isEmpty()) {
      findings.add(
          Code.EMPTY_SELECTOR,
          path,
          "an empty selector would select everything: give labels, or write "
              + all
              + ": true instead if that is meant.");
    }
    SortedMap<String, String> read = matchLabels(labels, path.field("matchLabels"));
    Optional<List<Requirement>> requirements =
        items.read(expressions, MOST, path.field("matchExpressions"), this::requirement);
    return findings.noneSince(mark)
        ? requirements.map(list -> new LabelSelector(read, list))
        : Optional.empty();
  }

  SortedMap<String, String> matchLabels(Map<String, String> labels, FieldPath path) {
    SortedMap<String, String> read = new TreeMap<>();
    if (labels.size() > MOST) {
      findings.add(
          Code.TOO_MANY,
          path,
          "there are " + labels.size() + " labels, and at most " + MOST + " are possible.");
    }
    labels.entrySet().stream().limit(MOST).forEach(label -> matchLabel(label, path, read));
    return read;
  }

  private void matchLabel(
      Map.Entry<String, String> label, FieldPath path, SortedMap<String, String> read) {
    FieldPath at = path.key(Shown.key(label.getKey()));
    if (label.getValue() == null) {
      findings.add(Code.REQUIRED, at, "the label has no value: give one, \"\" if it is empty.");
      return;
    }
    Optional<String> key = rules.key(label.getKey(), at);
    Optional<String> value = rules.value(label.getValue(), at);
    key.ifPresent(k -> value.ifPresent(v -> read.put(k, v)));
  }

  private Optional<Requirement> requirement(SelectorRequirement requirement, FieldPath path) {
    int mark = findings.mark();
    Optional<String> key =
        requirement.key() == null
            ? findings.required(path.field("key"), "name the label that the expression is about.")
            : rules.key(requirement.key(), path.field("key"));
    Optional<Operator> operator =
        requirement.operator() == null
            ? findings.required(
                path.field("operator"), "use one of In, NotIn, Exists and DoesNotExist.")
            : words.read(
                requirement.operator(),
                path.field("operator"),
                Operator::text,
                List.of(Operator.values()));
    List<String> given = Objects.requireNonNullElse(requirement.values(), List.of());
    Optional<List<String>> values =
        items.read(given, MOST_VALUES, path.field("values"), rules::value);
    operator.ifPresent(op -> valuesSuit(op, given, path));
    if (!findings.noneSince(mark)) {
      return Optional.empty();
    }
    return Optional.of(
        new Requirement(
            key.orElseThrow(), operator.orElseThrow(), new TreeSet<>(values.orElseThrow())));
  }

  private void valuesSuit(Operator operator, List<String> values, FieldPath path) {
    boolean takesValues = ObjectSelectors.takesValues(operator);
    if (takesValues && values.isEmpty()) {
      findings.add(
          Code.INVALID_SELECTOR,
          path,
          operator.text() + " needs values to compare with: give at least one.");
    }
    if (!takesValues && !values.isEmpty()) {
      findings.add(
          Code.INVALID_SELECTOR,
          path,
          operator.text() + " looks at the key alone: remove values, or use In or NotIn.");
    }
  }
}
