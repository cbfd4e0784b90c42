package io.appfirewall.core.flow;

import io.appfirewall.core.model.PortSet;
import java.util.BitSet;

/** One rule, and the parties that its peers mean, by the family of the connection. */
record RuleMatch(PolicyRuleRef ref, PerFamily<BitSet> peers) {
  PortSet ports() {
    return ref.rule().ports();
  }
}
