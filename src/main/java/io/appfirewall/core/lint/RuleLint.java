package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Firewall;
import java.util.Optional;
import java.util.stream.Stream;

/** A lint that looks at one rule after the other. */
abstract class RuleLint implements Lint {
  private final Code code;

  RuleLint(Code code) {
    this.code = code;
  }

  @Override
  public final Stream<Diagnostic> lint(Landscape landscape) {
    return landscape.firewalls().stream().flatMap(firewall -> lint(firewall, landscape));
  }

  private Stream<Diagnostic> lint(Firewall firewall, Landscape landscape) {
    return landscape
        .enforcedRules(firewall)
        .flatMap(rule ->
            complaint(rule, landscape).stream()
                .map(message ->
                    new Diagnostic(code, firewall.objectId(), FieldPath.of(rule.rule()), message)));
  }

  /** What there is to say of the rule, if there is. */
  abstract Optional<String> complaint(EnforcedRule rule, Landscape landscape);
}
