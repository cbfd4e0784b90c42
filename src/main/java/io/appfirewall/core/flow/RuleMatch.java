package io.appfirewall.core.flow;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.PolicyRule;
import java.util.BitSet;

/**
 * One rule of one policy, with the parties that its peers mean, by the family of the connection.
 *
 * @param index of the rule among those of its direction
 */
record RuleMatch(Policy policy, Direction direction, int index, PerFamily<BitSet> peers) {
  PolicyRule rule() {
    return policy.spec().rules(direction).get(index);
  }
}
