package io.appfirewall.core.lint;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import java.util.Set;
import java.util.stream.Stream;

/** A group that is nothing but a name, and that no rule names. */
final class UnusedGroup implements Lint {
  @Override
  public Stream<Diagnostic> lint(Landscape landscape) {
    Set<Peer> named =
        landscape.firewalls().stream()
            .flatMap(Firewall::rules)
            .map(Rule::peers)
            .flatMap(peers -> peers.stream())
            .collect(toSet());
    return Stream.concat(
        landscape.firewalls().stream()
            .filter(firewall -> firewall.mode() == Mode.GROUP_ONLY)
            .filter(firewall -> !named.contains(new Peer.FirewallRef(firewall.id())))
            .map(firewall -> complaint(firewall.objectId())),
        landscape.addressGroups().stream()
            .map(AddressGroup::id)
            .filter(id -> !named.contains(new Peer.AddressGroupRef(id)))
            .map(UnusedGroup::complaint));
  }

  private static Diagnostic complaint(ObjectId group) {
    return new Diagnostic(
        Code.UNUSED_GROUP,
        group,
        FieldPath.SPEC,
        "no rule names this group. Remove it, or name it where it was meant to be.");
  }
}
