package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.Containment;
import io.appfirewall.core.flow.Policy;
import java.util.Optional;

/** A rule of which another policy on all members opens everything, whatever becomes of the rule. */
abstract class OtherPolicyLint extends RuleLint {
  OtherPolicyLint(Code code) {
    super(code);
  }

  /** Whether this lint is about policies like this one. */
  abstract boolean isAbout(Policy other);

  abstract String message(Policy other);

  @Override
  final Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    return landscape.policiesIn(rule.policy().id().namespace()).stream()
        .filter(this::isAbout)
        .filter(other -> opensAll(other, rule))
        .map(this::message)
        .findFirst();
  }

  private static boolean opensAll(Policy other, EnforcedRule rule) {
    return other.spec().policyTypes().contains(rule.rule().direction())
        && Containment.selects(other, rule.policy())
        && Containment.isContained(rule.became(), other.rules(rule.rule().direction()));
  }
}
