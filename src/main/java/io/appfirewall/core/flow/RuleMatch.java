package io.appfirewall.core.flow;

import io.appfirewall.core.model.PortSet;
import java.util.BitSet;

/** One rule: the parties that its peers mean, by the family of the connection, and its ports. */
record RuleMatch(PerFamily<BitSet> peers, PortSet ports) {}
