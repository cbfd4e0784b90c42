package io.appfirewall.cli;

import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.ObjectChange;
import io.appfirewall.manifest.ObjectChange.Action;
import io.appfirewall.manifest.PolicyChange;
import java.io.PrintWriter;
import java.util.List;

/** A plan for a pull request; objects that do not change are only counted. */
final class PlanMarkdown {
  private PlanMarkdown() {}

  static void print(ClusterPlan plan, PrintWriter out) {
    PlanSummary summary = PlanSummary.of(plan);
    List<ObjectChange> changes =
        plan.objects().stream().filter(change -> change.action() != Action.UNCHANGED).toList();
    out.println("**" + summary.objects() + "**");
    out.println();
    if (!changes.isEmpty()) {
      out.println("| | object |");
      out.println("| --- | --- |");
      changes.forEach(change ->
          out.println(
              "| %s | %s |"
                  .formatted(PlanSummary.word(change.action()), Markdown.code(change.object()))));
      out.println();
    }
    out.println("**" + summary.policies() + "**");
    out.println();
    if (!plan.policies().isEmpty()) {
      out.println("| | NetworkPolicy | of |");
      out.println("| --- | --- | --- |");
      plan.policies().forEach(change -> out.println(row(change)));
      out.println();
    }
    DifferenceFormat.MARKDOWN.print(plan.flows(), out);
  }

  private static String row(PolicyChange change) {
    return "| %s | %s | %s |"
        .formatted(
            PlanSummary.word(change.action()),
            Markdown.code(change.policy()),
            Markdown.code(change.owner()));
  }
}
