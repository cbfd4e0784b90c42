package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.OpenPorts;
import io.appfirewall.core.flow.Party;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.flow.Trace;
import io.appfirewall.core.model.Direction;
import java.util.List;
import java.util.stream.Stream;

/** Connections between two parties of which the policies of one direction allow none. */
record Denial(Trace trace, Direction direction, Party from, Party to, Connections asked) {
  /** On whom the policies are enforced. */
  Party subject() {
    return switch (direction) {
      case INGRESS -> to;
      case EGRESS -> from;
    };
  }

  Party other() {
    return switch (direction) {
      case INGRESS -> from;
      case EGRESS -> to;
    };
  }

  Stream<PolicyRuleRef> rules() {
    return trace.isolatedBy().stream().flatMap(policy -> policy.rules(direction).stream());
  }

  /** Whether a rule would open some of the connections if only it meant the other party. */
  boolean isOpenedBy(PolicyRuleRef rule) {
    return !OpenPorts.of(rule.rule().ports(), names()).intersection(asked).isEmpty();
  }

  private List<NamedPort> names() {
    return to instanceof Pod pod ? pod.ports() : List.of();
  }
}
