package io.appfirewall.core.importer;

import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pods that policies are enforced on: what becomes the members of a firewall. */
record Subject(String namespace, LabelSelector pods) implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::namespace).thenComparing(subject -> subject.pods().toString());

  static Subject of(Policy policy) {
    return of(policy.id().namespace(), policy.spec().podSelector());
  }

  /** Labels are written the short way, so that the same selector is the same subject. */
  static Subject of(String namespace, LabelSelector pods) {
    SortedMap<String, String> labels = new TreeMap<>(pods.matchLabels());
    List<Requirement> expressions = new ArrayList<>();
    for (Requirement requirement : pods.matchExpressions()) {
      boolean isOneValue =
          requirement.operator() == Operator.IN && requirement.values().size() == 1;
      if (isOneValue
          && labels
              .merge(requirement.key(), requirement.values().first(), (old, added) -> old)
              .equals(requirement.values().first())) {
        continue;
      }
      expressions.add(requirement);
    }
    return new Subject(namespace, new LabelSelector(labels, expressions));
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
