package io.appfirewall.cli;

import static java.util.stream.Collectors.joining;

import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.ObjectChange;
import io.appfirewall.manifest.PolicyChange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How many of what change by a plan, in words. */
record PlanSummary(String objects, String policies, String flows) {
  static PlanSummary of(ClusterPlan plan) {
    return new PlanSummary(
        "Objects "
            + counts(
                ObjectChange.Action.values(),
                plan.objects().stream().map(ObjectChange::action).toList()),
        "NetworkPolicies "
            + counts(
                PolicyChange.Action.values(),
                plan.policies().stream().map(PolicyChange::action).toList()),
        DifferenceFormat.summary(plan.flows()));
  }

  private static <E extends Enum<E>> String counts(E[] all, List<E> done) {
    return Arrays.stream(all)
        .map(action -> word(action) + ": " + done.stream().filter(action::equals).count())
        .collect(joining(", ", "", "."));
  }

  /** {@code created}. */
  static String word(Enum<?> action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
