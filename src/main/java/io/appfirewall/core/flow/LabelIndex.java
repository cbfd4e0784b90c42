package io.appfirewall.core.flow;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of some numbered things a selector selects, found by the algebra of sets rather than by
 * looking at each of them.
 */
final class LabelIndex {
  private final BitSet all = new BitSet();
  private final Map<String, Map<String, BitSet>> byLabel = new HashMap<>();

  LabelIndex(List<Map<String, String>> labels) {
    all.set(0, labels.size());
    for (int i = 0; i < labels.size(); i++) {
      int thing = i;
      labels
          .get(i)
          .forEach((key, value) ->
              byLabel
                  .computeIfAbsent(key, k -> new HashMap<>())
                  .computeIfAbsent(value, v -> new BitSet())
                  .set(thing));
    }
  }

  BitSet matching(LabelSelector selector) {
    BitSet found = copy(all);
    selector.matchLabels().forEach((key, value) -> found.and(with(key, List.of(value))));
    selector.matchExpressions().forEach(requirement -> restrict(found, requirement));
    return found;
  }

  private void restrict(BitSet found, Requirement requirement) {
    switch (requirement.operator()) {
      case IN -> found.and(with(requirement.key(), requirement.values()));
      case NOT_IN -> found.andNot(with(requirement.key(), requirement.values()));
      case EXISTS -> found.and(with(requirement.key()));
      case DOES_NOT_EXIST -> found.andNot(with(requirement.key()));
    }
  }

  private BitSet with(String key) {
    return with(key, byLabel.getOrDefault(key, Map.of()).keySet());
  }

  private BitSet with(String key, Collection<String> values) {
    BitSet with = new BitSet();
    Map<String, BitSet> byValue = byLabel.getOrDefault(key, Map.of());
    values.forEach(value -> with.or(byValue.getOrDefault(value, new BitSet())));
    return with;
  }

  private static BitSet copy(BitSet bits) {
    return (BitSet) bits.clone();
  }
}
