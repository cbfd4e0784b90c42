package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import java.util.stream.Stream;

/** A firewall that selects nobody, where somebody is known to be. */
final class NoMembers implements Lint {
  @Override
  public Stream<Diagnostic> lint(Landscape landscape) {
    return landscape.firewalls().stream()
        .filter(firewall -> firewall.mode() != Mode.DISABLED)
        .filter(firewall -> !landscape.podsIn(firewall.id().namespace()).isEmpty())
        .filter(firewall -> landscape.members(firewall).isEmpty())
        .map(NoMembers::complaint);
  }

  private static Diagnostic complaint(Firewall firewall) {
    return new Diagnostic(
        Code.NO_MEMBERS,
        firewall.objectId(),
        FieldPath.SPEC.field("podSelector"),
        "no pod of namespace "
            + firewall.id().namespace()
            + " has "
            + firewall.members()
            + ". Compare the labels with those of the pods that are meant.");
  }
}
