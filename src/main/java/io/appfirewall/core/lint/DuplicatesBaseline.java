package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Kind;

/** A rule that says what the namespace's baseline says for all of its pods. */
final class DuplicatesBaseline extends OtherPolicyLint {
  DuplicatesBaseline() {
    super(Code.DUPLICATES_BASELINE);
  }

  @Override
  boolean isAbout(Policy other) {
    return other
        .source()
        .filter(source -> source.object().kind() == Kind.FIREWALL_BASELINE)
        .isPresent();
  }

  @Override
  String message(Policy other) {
    return other.source().orElseThrow().object()
        + " allows all of this for every pod of the namespace. Remove this rule, or take it from"
        + " the baseline.";
  }
}
