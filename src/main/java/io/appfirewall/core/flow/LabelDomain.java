package io.appfirewall.core.flow;

import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.HashSet;
import java.util.Set;

/**
 * What one label of a pod may be.
 *
 * @param values the only ones, or those that it may not have
 * @param areExcluded whether it may be any but these
 * @param mayBeMissing whether the pod need not have the label
 */
record LabelDomain(Set<String> values, boolean areExcluded, boolean mayBeMissing) {
  static final LabelDomain ANYTHING = new LabelDomain(Set.of(), true, true);

  static LabelDomain only(String value) {
    return new LabelDomain(Set.of(value), false, false);
  }

  static LabelDomain of(Requirement requirement) {
    return switch (requirement.operator()) {
      case IN -> new LabelDomain(requirement.values(), false, false);
      case NOT_IN -> new LabelDomain(requirement.values(), true, true);
      case EXISTS -> new LabelDomain(Set.of(), true, false);
      case DOES_NOT_EXIST -> new LabelDomain(Set.of(), false, true);
    };
  }

  boolean isEmpty() {
    return !areExcluded && values.isEmpty() && !mayBeMissing;
  }

  LabelDomain and(LabelDomain other) {
    boolean bothMissing = mayBeMissing && other.mayBeMissing;
    Set<String> common = new HashSet<>(values);
    if (areExcluded && other.areExcluded) {
      common.addAll(other.values);
      return new LabelDomain(common, true, bothMissing);
    }
    if (areExcluded) {
      return other.and(this);
    }
    common.removeIf(value -> !other.has(value));
    return new LabelDomain(common, false, bothMissing);
  }

  boolean isSubsetOf(LabelDomain other) {
    if (mayBeMissing && !other.mayBeMissing) {
      return false;
    }
    return areExcluded
        ? other.areExcluded && values.containsAll(other.values)
        : values.stream().allMatch(other::has);
  }

  private boolean has(String value) {
    return values.contains(value) != areExcluded;
  }
}
