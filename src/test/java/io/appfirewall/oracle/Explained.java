package io.appfirewall.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.explain.Miss;
import io.appfirewall.core.explain.Reason;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.PolicyRuleRef;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Why some connections between two ends are allowed or denied, whoever says so.
 *
 * @param open which of them are allowed
 */
record Explained(Connections open, Half egress, Half ingress) {
  /**
   * What the policies of one end say.
   *
   * @param because the rules that allow it, {@code namespace/name rule 1}; where it is denied the
   *     policies that isolate the end; nothing where none does
   * @param isPortMismatch whether it is denied, and a rule means the other end, by other ports
   */
  record Half(boolean isAllowed, SortedSet<String> because, boolean isPortMismatch) {
    static Half allowed(Stream<String> rules) {
      return new Half(true, rules.collect(toCollection(TreeSet::new)), false);
    }

    static Half denied(Stream<String> policies, boolean isPortMismatch) {
      return new Half(false, policies.collect(toCollection(TreeSet::new)), isPortMismatch);
    }

    private static Half of(io.appfirewall.core.explain.Half half) {
      return half.isAllowed()
          ? allowed(told(half.allowedBy()).map(Half::name))
          : denied(
              half.isolatedBy().stream().map(policy -> policy.id().toString()),
              half.miss().map(Miss::reason).filter(Reason.PORT_MISMATCH::equals).isPresent());
    }

    /** Those that netpol-analyzer tells: of each policy the first that does. */
    private static Stream<PolicyRuleRef> told(List<PolicyRuleRef> rules) {
      return rules.stream().collect(groupingBy(PolicyRuleRef::policy)).values().stream()
          .map(ofOne -> Collections.min(ofOne, Comparator.comparingInt(PolicyRuleRef::index)));
    }

    private static String name(PolicyRuleRef rule) {
      return rule.policy().id() + " rule " + (rule.index() + 1);
    }
  }

  /** As our explainer has it. */
  static Explained of(Explanation explanation) {
    return new Explained(
        explanation.verdict().open(),
        Half.of(explanation.verdict().egress()),
        Half.of(explanation.verdict().ingress()));
  }
}
