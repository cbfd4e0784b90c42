package io.appfirewall.manifest.output;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.explain.Half;
import io.appfirewall.core.explain.RuleWords;
import io.appfirewall.core.explain.Verdict;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Kind;
import java.util.List;

/** Explanations for programs. */
public final class ExplanationJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ExplanationJson() {}

  /** One, over several lines. */
  public static String text(Explanation explanation) {
    return json(explanation).toPrettyString();
  }

  /** Several: {@code {"explanations":[...]}}. */
  public static String text(List<Explanation> explanations) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode list = all.putArray("explanations");
    explanations.stream().map(ExplanationJson::json).forEach(list::add);
    return all.toPrettyString();
  }

  private static ObjectNode json(Explanation explanation) {
    ObjectNode json = JSON.createObjectNode();
    json.put("from", explanation.from().endpoint().toString());
    json.put("to", explanation.to().endpoint().toString());
    put(json, explanation.verdict());
    explanation.note().ifPresent(note -> json.put("note", note));
    if (!explanation.families().isEmpty()) {
      ObjectNode families = json.putObject("families");
      explanation
          .families()
          .forEach((family, verdict) -> put(families.putObject(family.toString()), verdict));
    }
    return json;
  }

  private static void put(ObjectNode json, Verdict verdict) {
    json.put("verdict", verdict(verdict.isAllowed()));
    if (verdict.isAllowed()) {
      json.put("connections", verdict.open().toString());
    }
    put(json.putObject("egress"), verdict.egress());
    put(json.putObject("ingress"), verdict.ingress());
  }

  private static void put(ObjectNode json, Half half) {
    json.put("verdict", verdict(half.isAllowed()));
    json.put("isolated", half.isIsolated());
    ArrayNode isolatedBy = json.putArray("isolatedBy");
    half.isolatedBy().forEach(policy -> put(isolatedBy.addObject(), policy));
    ArrayNode allowedBy = json.putArray("allowedBy");
    half.allowedBy().forEach(rule -> put(allowedBy.addObject(), rule));
    half.miss()
        .ifPresent(miss -> {
          json.put("reason", miss.reason().name());
          json.put("nearest", miss.nearest());
        });
  }

  private static void put(ObjectNode json, PolicyRuleRef rule) {
    put(json, rule.policy());
    rule.origin().ifPresent(origin -> json.put("rule", RuleWords.name(origin)));
    json.put("path", RuleWords.path(rule));
  }

  private static void put(ObjectNode json, Policy policy) {
    json.put("networkPolicy", policy.id().toString());
    policy
        .source()
        .map(Source::object)
        .ifPresent(object ->
            json.put(
                object.kind() == Kind.APP_FIREWALL ? "appFirewall" : "firewallBaseline",
                object.displayName()));
  }

  private static String verdict(boolean isAllowed) {
    return isAllowed ? "Allowed" : "Denied";
  }
}
