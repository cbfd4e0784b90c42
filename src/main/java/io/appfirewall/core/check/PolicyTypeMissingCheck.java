package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Arrays;
import java.util.stream.Stream;

/** Rules of a direction that is not isolated would restrict nothing, though they look as if. */
final class PolicyTypeMissingCheck implements FirewallCheck {
  @Override
  public Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    return Arrays.stream(Direction.values())
        .filter(direction -> firewall.mode() != Mode.GROUP_ONLY)
        .filter(direction -> !firewall.isolates(direction))
        .filter(direction -> firewall.rules().anyMatch(rule -> rule.direction() == direction))
        .map(direction ->
            new Diagnostic(
                Code.POLICY_TYPE_MISSING,
                firewall.objectId(),
                FieldPath.SPEC.field(direction.rulesField()),
                complaint(direction, "rules")));
  }

  static String complaint(Direction direction, String what) {
    return "there are "
        + what
        + " for "
        + direction.rulesField()
        + ", but policyTypes lacks "
        + direction
        + ". Add it to policyTypes, or remove the "
        + what
        + ".";
  }
}
