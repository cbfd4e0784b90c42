package io.appfirewall.core.flow;

import io.appfirewall.core.model.PortSet;
import org.roaringbitmap.RoaringBitmap;

/** One rule, and the parties that its peers mean, by the family of the connection. */
record RuleMatch(PolicyRuleRef ref, PerFamily<RoaringBitmap> peers) {
  PortSet ports() {
    return ref.rule().ports();
  }
}
