package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** An entity that stands for servers cannot come in, one that stands for clients is not gone to. */
final class WrongDirectionCheck extends PeerCheck {
  WrongDirectionCheck() {
    super(Code.WRONG_DIRECTION);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    return peer instanceof Peer.EntityRef(Entity entity) && !entity.isLegalIn(rule.direction())
        ? Optional.of(complaint(entity, rule.direction()))
        : Optional.empty();
  }

  static String complaint(Entity entity, Direction direction) {
    Direction other = direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS;
    return "entity " + entity + " is only for " + other.rulesField() + ". Move it, or remove it.";
  }
}
