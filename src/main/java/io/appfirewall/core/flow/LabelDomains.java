package io.appfirewall.core.flow;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.HashMap;
import java.util.Map;

/** All label sets that a selector selects, by what each label may be. */
final class LabelDomains {
  private final Map<String, LabelDomain> byKey = new HashMap<>();

  private LabelDomains() {}

  static LabelDomains of(LabelSelector selector) {
    LabelDomains domains = new LabelDomains();
    selector.matchLabels().forEach((key, value) -> domains.restrict(key, LabelDomain.only(value)));
    for (Requirement requirement : selector.matchExpressions()) {
      domains.restrict(requirement.key(), LabelDomain.of(requirement));
    }
    return domains;
  }

  private void restrict(String key, LabelDomain domain) {
    byKey.merge(key, domain, LabelDomain::and);
  }

  /** Whether no labels at all are selected, as by {@code app in (a), app notin (a)}. */
  boolean isEmpty() {
    return byKey.values().stream().anyMatch(LabelDomain::isEmpty);
  }

  /** Whether another selector selects everything that this one does; exact, for any labels. */
  boolean isSubsetOf(LabelDomains other) {
    return isEmpty()
        || other.byKey.entrySet().stream()
            .allMatch(theirs ->
                byKey
                    .getOrDefault(theirs.getKey(), LabelDomain.ANYTHING)
                    .isSubsetOf(theirs.getValue()));
  }
}
