package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/** One thing that a firewall's spec can get wrong, or that its author should know. */
public interface FirewallCheck {
  List<FirewallCheck> ALL =
      List.of(
          new WrongDirectionCheck(),
          new PolicyTypeMissingCheck(),
          new PortsRequiredCheck(),
          new PortsForbiddenCheck(),
          new NamedPortNeedsPodsCheck(),
          new GroupOnlyHasRulesCheck(),
          new FirewallNotFoundCheck(),
          new FirewallNotReadableCheck(),
          new ServiceNotFoundCheck(),
          new ServicePortNotFoundCheck(),
          new ServiceIsExternalNameCheck(),
          new ServiceWithoutEndpointsCheck(),
          new AddressGroupNotFoundCheck(),
          new AddressGroupNotReadableCheck(),
          new EmptyAddressGroupCheck(),
          new NotPermittedCheck(),
          new AddressesUnknownCheck(),
          new WorldIncludesPodsCheck(),
          new RuleExpiredCheck());

  Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot);
}
