package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.OpenPorts;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port by a name that none of the pods that would be reached has. */
final class NoSuchPort extends RuleLint {
  NoSuchPort() {
    super(Code.NO_SUCH_PORT);
  }

  @Override
  Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    Collection<Pod> destinations = destinations(rule, landscape);
    if (destinations.isEmpty()) {
      return Optional.empty();
    }
    String unknown =
        named(rule.rule())
            .filter(port -> destinations.stream().noneMatch(pod -> has(pod, port)))
            .map(Port::toString)
            .collect(Collectors.joining(", "));
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no container of "
                + Names.of(destinations)
                + " has a port of the name "
                + unknown
                + ". Name it there, or give the number here.");
  }

  private static Collection<Pod> destinations(EnforcedRule rule, Landscape landscape) {
    return switch (rule.rule().direction()) {
      case INGRESS -> landscape.members(rule.firewall());
      case EGRESS ->
          rule.became().stream().flatMap(ref -> landscape.tracer().meantBy(ref).stream()).toList();
    };
  }

  private static Stream<Port> named(Rule rule) {
    return rule.ports().stream()
        .flatMap(ports ->
            ports instanceof PortSet.Listed(List<Port> listed) ? listed.stream() : Stream.of())
        .filter(Port.Named.class::isInstance);
  }

  private static boolean has(Pod pod, Port port) {
    return !OpenPorts.of(PortSet.of(port), pod.ports()).isEmpty();
  }
}
