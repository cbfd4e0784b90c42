package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.Containment;
import java.util.Optional;

/** A rule of which another one of the same firewall opens everything. */
final class RedundantRule extends RuleLint {
  RedundantRule() {
    super(Code.REDUNDANT_RULE);
  }

  @Override
  Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    return landscape
        .enforcedRules(rule.firewall())
        .filter(other -> other.rule().direction() == rule.rule().direction())
        .filter(other -> isSpared(rule, other))
        .map(other ->
            "rule "
                + other.rule().name()
                + " opens everything that this one does. Remove this one, or narrow the other.")
        .findFirst();
  }

  // Of two that open the same, the one that is named first is as good as the other.
  private static boolean isSpared(EnforcedRule rule, EnforcedRule other) {
    return !other.rule().name().equals(rule.rule().name())
        && Containment.isContained(rule.became(), other.became())
        && (other.rule().name().compareTo(rule.rule().name()) < 0
            || !Containment.isContained(other.became(), rule.became()));
  }
}
