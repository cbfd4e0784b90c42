package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.stream.Stream;

/** A group that writes no policy would keep no rule. */
final class GroupOnlyHasRulesCheck implements FirewallCheck {
  @Override
  public Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    if (firewall.mode() != Mode.GROUP_ONLY) {
      return Stream.of();
    }
    return firewall
        .rules()
        .limit(1)
        .map(rule ->
            new Diagnostic(
                Code.GROUP_ONLY_HAS_RULES,
                firewall.objectId(),
                FieldPath.SPEC.field(rule.direction().rulesField()),
                "mode GroupOnly enforces no rules. Remove them, or choose another mode."));
  }
}
