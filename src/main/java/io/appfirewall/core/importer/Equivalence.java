package io.appfirewall.core.importer;

import io.appfirewall.core.flow.Containment;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether policies mean the same for any pods and addresses there may ever be. */
final class Equivalence {
  private Equivalence() {}

  /**
   * Whether one policy means what some together mean: it isolates the same pods in the same
   * directions, and each opens all that the other opens. What is said to be equal is.
   */
  static boolean isProven(List<Policy> some, Policy one) {
    return some.stream()
            .allMatch(
                policy -> Containment.selects(policy, one) && Containment.selects(one, policy))
        && policyTypes(some).equals(one.spec().policyTypes())
        && Arrays.stream(Direction.values()).allMatch(direction -> isProven(some, one, direction));
  }

  private static boolean isProven(List<Policy> some, Policy one, Direction direction) {
    List<PolicyRuleRef> theirs = rules(some, direction);
    List<PolicyRuleRef> own = rules(List.of(one), direction);
    return Containment.isContained(theirs, own) && Containment.isContained(own, theirs);
  }

  static SortedSet<Direction> policyTypes(List<Policy> policies) {
    SortedSet<Direction> types = new TreeSet<>();
    policies.forEach(policy -> types.addAll(policy.spec().policyTypes()));
    return types;
  }

  /** Those that are enforced: rules of a direction that a policy does not isolate are not. */
  static List<PolicyRuleRef> rules(List<Policy> policies, Direction direction) {
    return policies.stream()
        .filter(policy -> policy.spec().policyTypes().contains(direction))
        .flatMap(policy -> policy.rules(direction).stream())
        .toList();
  }
}
