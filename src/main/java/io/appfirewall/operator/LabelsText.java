package io.appfirewall.operator;

import io.appfirewall.core.model.LabelSelector;
import java.util.Optional;
import java.util.TreeMap;

/** Labels as a property has them: {@code key=value,key=value}. */
final class LabelsText {
  private LabelsText() {}

  /** The selector; everything for an empty text, empty for one that is not legal. */
  static Optional<LabelSelector> read(String text) {
    var labels = new TreeMap<String, String>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || pair.indexOf('=', equals + 1) >= 0) {
        return Optional.empty();
      }
      labels.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return Optional.of(LabelSelector.labels(labels));
  }
}
