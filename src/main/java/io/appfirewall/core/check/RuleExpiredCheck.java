package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.stream.Stream;

/** A rule whose time is over is only noise in the spec. */
final class RuleExpiredCheck implements FirewallCheck {
  @Override
  public Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    return firewall
        .rules()
        .filter(rule -> rule.isExpiredAt(snapshot.now()))
        .map(rule ->
            new Diagnostic(
                Code.RULE_EXPIRED,
                firewall.objectId(),
                FieldPath.of(rule).field("expiresAt"),
                "the rule has expired and is dropped. Remove it, or give it a later time."));
  }
}
