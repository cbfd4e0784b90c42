package io.appfirewall.manifest;

import io.appfirewall.api.EgressRule;
import io.appfirewall.api.IngressRule;
import io.appfirewall.api.Peer;
import io.appfirewall.api.Port;
import io.appfirewall.core.model.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of either direction, as it was given; one that is null is a rule without anything. */
record RawRule(
    Direction direction,
    @Nullable String name,
    @Nullable String description,
    @Nullable List<Peer> peers,
    @Nullable List<Port> ports,
    @Nullable Boolean allPorts,
    @Nullable String expiresAt) {
  static List<RawRule> ofIngress(@Nullable List<IngressRule> rules) {
    return rules == null ? List.of() : rules.stream().map(RawRule::of).toList();
  }

  static List<RawRule> ofEgress(@Nullable List<EgressRule> rules) {
    return rules == null ? List.of() : rules.stream().map(RawRule::of).toList();
  }

  private static RawRule of(@Nullable IngressRule rule) {
    return rule == null
        ? nothing(Direction.INGRESS)
        : new RawRule(
            Direction.INGRESS,
            rule.name(),
            rule.description(),
            rule.from(),
            rule.ports(),
            rule.allPorts(),
            rule.expiresAt());
  }

  private static RawRule of(@Nullable EgressRule rule) {
    return rule == null
        ? nothing(Direction.EGRESS)
        : new RawRule(
            Direction.EGRESS,
            rule.name(),
            rule.description(),
            rule.to(),
            rule.ports(),
            rule.allPorts(),
            rule.expiresAt());
  }

  private static RawRule nothing(Direction direction) {
    return new RawRule(direction, null, null, null, null, null, null);
  }
}
