package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.Policy;

/** A rule that decides nothing, since a NetworkPolicy of somebody else opens the same. */
final class Shadowed extends OtherPolicyLint {
  Shadowed() {
    super(Code.SHADOWED);
  }

  @Override
  boolean isAbout(Policy other) {
    return other.source().isEmpty();
  }

  @Override
  String message(Policy other) {
    return "NetworkPolicy "
        + other.id()
        + " opens all of this already, and will do so without this rule. Remove that policy if"
        + " AppFirewalls are to decide.";
  }
}
