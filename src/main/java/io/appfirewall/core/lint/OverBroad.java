package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import java.util.Optional;

/** Every port, for the whole world. */
final class OverBroad extends RuleLint {
  OverBroad() {
    super(Code.OVER_BROAD);
  }

  @Override
  Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    return isEveryPort(rule.rule()) && rule.rule().peers().stream().anyMatch(OverBroad::isTheWorld)
        ? Optional.of(
            "this opens every port for everybody in the world. List the ports that are needed.")
        : Optional.empty();
  }

  private static boolean isEveryPort(Rule rule) {
    return rule.ports().filter(PortSet.EVERY::equals).isPresent();
  }

  private static boolean isTheWorld(Peer peer) {
    return switch (peer) {
      case Peer.EntityRef(Entity entity) -> entity == Entity.WORLD || entity == Entity.ALL;
      case Peer.Block(var block) -> block.cidr().prefixLength() == 0;
      default -> false;
    };
  }
}
