package io.appfirewall.core.flow;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which of some numbered things a selector selects, found by the algebra of sets rather than by
 * looking at each of them.
 */
final class LabelIndex {
  private final RoaringBitmap all;
  private final Map<String, Map<String, RoaringBitmap>> byLabel = new HashMap<>();

  LabelIndex(List<Map<String, String>> labels) {
    all = RoaringBitmap.bitmapOfRange(0, labels.size());
    for (int i = 0; i < labels.size(); i++) {
      int thing = i;
      labels
          .get(i)
          .forEach((key, value) ->
              byLabel
                  .computeIfAbsent(key, k -> new HashMap<>())
                  .computeIfAbsent(value, v -> new RoaringBitmap())
                  .add(thing));
    }
  }

  RoaringBitmap matching(LabelSelector selector) {
    RoaringBitmap found = all.clone();
    selector.matchLabels().forEach((key, value) -> found.and(with(key, List.of(value))));
    selector.matchExpressions().forEach(requirement -> restrict(found, requirement));
    return found;
  }

  private void restrict(RoaringBitmap found, Requirement requirement) {
    switch (requirement.operator()) {
      case IN -> found.and(with(requirement.key(), requirement.values()));
      case NOT_IN -> found.andNot(with(requirement.key(), requirement.values()));
      case EXISTS -> found.and(with(requirement.key()));
      case DOES_NOT_EXIST -> found.andNot(with(requirement.key()));
    }
  }

  private RoaringBitmap with(String key) {
    return with(key, byLabel.getOrDefault(key, Map.of()).keySet());
  }

  private RoaringBitmap with(String key, Collection<String> values) {
    RoaringBitmap with = new RoaringBitmap();
    Map<String, RoaringBitmap> byValue = byLabel.getOrDefault(key, Map.of());
    values.forEach(value -> with.or(byValue.getOrDefault(value, new RoaringBitmap())));
    return with;
  }
}
