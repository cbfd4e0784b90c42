package io.appfirewall.core.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Kubernetes label selector; all of its parts must hold. Without parts it selects everything,
 * which users have to spell out ({@code allPods}) and which is {@link #EVERYTHING} here.
 */
public record LabelSelector(
    SortedMap<String, String> matchLabels, List<Requirement> matchExpressions) {
  public static final LabelSelector EVERYTHING = new LabelSelector(new TreeMap<>(), List.of());

  public LabelSelector {
    matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
    matchExpressions = matchExpressions.stream().distinct().sorted().toList();
  }

  public static LabelSelector labels(Map<String, String> labels) {
    return new LabelSelector(new TreeMap<>(labels), List.of());
  }

  public static LabelSelector label(Label label) {
    return labels(Map.of(label.key(), label.value()));
  }

  public static LabelSelector requirement(Requirement requirement) {
    return new LabelSelector(new TreeMap<>(), List.of(requirement));
  }

  public boolean selectsEverything() {
    return matchLabels.isEmpty() && matchExpressions.isEmpty();
  }

  public boolean matches(Map<String, String> labels) {
    return matchLabels.entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
        && matchExpressions.stream().allMatch(requirement -> requirement.holdsFor(labels));
  }

  /** In the form that kubectl's {@code -l} takes; empty for everything. */
  @Override
  public String toString() {
    return Stream.concat(
            matchLabels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()),
            matchExpressions.stream().map(Requirement::toString))
        .collect(Collectors.joining(","));
  }

  /** One label, {@code key=value}. */
  public record Label(String key, String value) {}

  /** The operators of {@code matchExpressions}. */
  public enum Operator {
    IN("In"),
    NOT_IN("NotIn"),
    EXISTS("Exists"),
    DOES_NOT_EXIST("DoesNotExist");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** As Kubernetes writes it: {@code NotIn}. */
    public String text() {
      return text;
    }

    boolean takesValues() {
      return this == IN || this == NOT_IN;
    }
  }

  /** One entry of {@code matchExpressions}; values exactly with {@code In} and {@code NotIn}. */
  public record Requirement(String key, Operator operator, SortedSet<String> values)
      implements Comparable<Requirement> {
    public Requirement {
      if (operator.takesValues() == values.isEmpty()) {
        throw new IllegalArgumentException(
            "not a requirement: " + key + " " + operator.text() + " " + values);
      }
      values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    boolean holdsFor(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
      };
    }

    @Override
    public int compareTo(Requirement other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      String list = "(" + String.join(",", values) + ")";
      return switch (operator) {
        case IN -> key + " in " + list;
        case NOT_IN -> key + " notin " + list;
        case EXISTS -> key;
        case DOES_NOT_EXIST -> "!" + key;
      };
    }
  }
}
