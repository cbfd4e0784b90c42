package io.appfirewall.manifest;

import io.appfirewall.api.Selector;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.LabelSelector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the choice between a selector and "all", which users have to spell out: {@code podSelector}
 * or {@code allPods: true}.
 */
final class Selection {
  private final Findings findings;
  private final SelectorReader selectors;
  private final String selectorField;
  private final String allField;

  private Selection(Findings findings, String selectorField, String allField) {
    this.findings = findings;
    this.selectors = new SelectorReader(findings);
    this.selectorField = selectorField;
    this.allField = allField;
  }

  static Selection ofPods(Findings findings) {
    return new Selection(findings, "podSelector", "allPods");
  }

  static Selection ofNamespaces(Findings findings) {
    return new Selection(findings, "namespaceSelector", "allNamespaces");
  }

  /** One of the two must be given. */
  Optional<LabelSelector> exactlyOne(
      @Nullable Selector selector, @Nullable Boolean all, FieldPath path) {
    if (selector == null && all == null) {
      findings.add(
          Code.EXACTLY_ONE,
          path,
          "there is neither "
              + selectorField
              + " nor "
              + allField
              + ": give labels, or "
              + allField
              + ": true.");
      return Optional.empty();
    }
    return atMostOne(selector, all, path);
  }

  /** Empty when neither is given, too. */
  Optional<LabelSelector> atMostOne(
      @Nullable Selector selector, @Nullable Boolean all, FieldPath path) {
    boolean everything = all != null && Flags.isTrue(all, path.field(allField), findings);
    if (selector != null && everything) {
      findings.add(
          Code.EXACTLY_ONE,
          path,
          "there are both " + selectorField + " and " + allField + ": keep one of them.");
    }
    Optional<LabelSelector> selected =
        selector == null
            ? Optional.empty()
            : selectors.read(selector, allField, path.field(selectorField));
    return everything ? Optional.of(LabelSelector.EVERYTHING) : selected;
  }
}
