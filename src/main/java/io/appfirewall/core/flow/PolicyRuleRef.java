package io.appfirewall.core.flow;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.PolicyRule;
import java.util.Optional;

/** Which rule of which policy is meant, by its index. */
public record PolicyRuleRef(Policy policy, Direction direction, int index) {
  public PolicyRule rule() {
    return policy.spec().rules(direction).get(index);
  }

  /** Why it is there; empty in a policy of somebody else. */
  public Optional<Origin> origin() {
    return policy
        .source()
        .map(source -> source.origins(direction))
        .filter(origins -> index < origins.size())
        .map(origins -> origins.get(index));
  }
}
