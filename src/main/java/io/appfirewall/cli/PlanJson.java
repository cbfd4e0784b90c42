package io.appfirewall.cli;

import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.ObjectChange;
import io.appfirewall.manifest.PolicyChange;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A plan for programs: {@code {"objects":[...],"networkPolicies":[...],"gained":[...],...}}. */
final class PlanJson {
  private PlanJson() {}

  static void print(ClusterPlan plan, PrintWriter out) {
    out.print("{\"objects\":");
    JsonList.print(plan.objects().stream().map(PlanJson::object), out);
    out.print(",\"networkPolicies\":");
    JsonList.print(plan.policies().stream().map(PlanJson::policy), out);
    out.print(",\"gained\":");
    FlowJson.printList(plan.flows().gained().stream(), out);
    out.print(",\"lost\":");
    FlowJson.printList(plan.flows().lost().stream(), out);
    out.println("}");
  }

  private static SequencedMap<String, String> object(ObjectChange change) {
    SequencedMap<String, String> json = new LinkedHashMap<>();
    json.put("kind", change.object().kind().toString());
    json.put("name", change.object().displayName());
    json.put("change", PlanSummary.word(change.action()));
    return json;
  }

  private static SequencedMap<String, String> policy(PolicyChange change) {
    SequencedMap<String, String> json = new LinkedHashMap<>();
    json.put("name", change.policy().toString());
    json.put("owner", change.owner().toString());
    json.put("change", PlanSummary.word(change.action()));
    return json;
  }
}
