package io.appfirewall.operator;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.manifest.LabelRules;
import java.util.Optional;
import java.util.TreeMap;

/** Labels as a property has them: {@code key=value,key=value}. */
final class LabelsText {
  private LabelsText() {}

  /** The selector; everything for an empty text, empty for one that is not legal. */
  static Optional<LabelSelector> read(String text) {
    var labels = new TreeMap<String, String>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] parts = pair.strip().split("\\s*=\\s*", -1);
      boolean isLabel =
          parts.length == 2
              && LabelRules.isKey(parts[0])
              && LabelRules.isValue(parts[1])
              && labels.put(parts[0], parts[1]) == null;
      if (!isLabel) {
        return Optional.empty();
      }
    }
    return Optional.of(LabelSelector.labels(labels));
  }
}
