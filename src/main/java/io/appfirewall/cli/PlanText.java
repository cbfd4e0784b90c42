package io.appfirewall.cli;

import io.appfirewall.core.flow.Flow;
import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.ObjectChange;
import io.appfirewall.manifest.PolicyChange;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A plan for people.
 *
 * <pre>
 * Objects created: 1, changed: 0, unchanged: 1.
 *   + AppFirewall shop/web
 *     AppFirewall shop/db
 * NetworkPolicies created: 1, updated: 0, deleted: 0.
 *   + shop/appfw-web of AppFirewall shop/web
 * Flows gained: 0, lost: 1.
 *   - shop/api[Deployment] -> shop/web[Deployment] All
 * </pre>
 */
final class PlanText {
  private final PrintWriter out;
  private final Ansi ansi;

  PlanText(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void print(ClusterPlan plan) {
    PlanSummary summary = PlanSummary.of(plan);
    out.println(summary.objects());
    for (ObjectChange change : plan.objects()) {
      switch (change.action()) {
        case CREATED -> print("+", Style.fg_green, change.object());
        case CHANGED -> print("~", Style.fg_yellow, change.object());
        case UNCHANGED -> out.println("    " + change.object());
      }
    }
    out.println(summary.policies());
    for (PolicyChange change : plan.policies()) {
      String policy = change.policy() + " of " + change.owner();
      switch (change.action()) {
        case CREATED -> print("+", Style.fg_green, policy);
        case UPDATED -> print("~", Style.fg_yellow, policy);
        case DELETED -> print("-", Style.fg_red, policy);
      }
    }
    out.println(summary.flows());
    for (Flow flow : plan.flows().gained()) {
      print("+", Style.fg_green, flow);
    }
    for (Flow flow : plan.flows().lost()) {
      print("-", Style.fg_red, flow);
    }
  }

  private void print(String sign, Style colour, Object what) {
    out.println("  " + Styled.text(ansi, colour, sign + " " + what));
  }
}
