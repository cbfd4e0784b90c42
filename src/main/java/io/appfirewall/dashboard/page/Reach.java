package io.appfirewall.dashboard.page;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.sight.Whole;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who reaches a firewall's members, and whom they reach, under all policies: those that the viewer
 * may see, the first of them only.
 *
 * @param members pods that were looked at
 * @param rules whom each rule in force matches, whether it opens anything to them or not
 */
public record Reach(
    int members, List<MatchedPods> rules, List<Line> in, List<Line> out, boolean more) {
  /** Of a firewall of which nobody knows the members. */
  public static final Reach OF_NOBODY = new Reach(0, List.of(), List.of(), List.of(), false);

  private static final int MOST = 200;
  private static final int RULES = 5;

  /** One other end, and what is open; the first only of the rules that open it. */
  public record Line(String end, String connections, List<Answer.Cause> rules) {}

  /** Of a firewall's members, as far as somebody sees them. */
  public static Reach of(Whole whole, NamespacedName firewall, LabelSelector members) {
    List<Pod> pods =
        whole.pods(firewall.namespace()).stream()
            .filter(pod -> members.matches(pod.labels()))
            .toList();
    List<MatchedPods> rules = MatchedPods.of(whole, firewall);
    if (pods.isEmpty()) {
      return new Reach(0, rules, List.of(), List.of(), false);
    }
    End.Pods group =
        new End.Pods(
            new Workload(firewall.namespace(), firewall.name(), Kind.APP_FIREWALL.toString()),
            pods);
    List<Line> in =
        lines(
            whole.explainer().allTo(group, Connections.ALL),
            explanation -> explanation.from().endpoint().toString(),
            explanation -> explanation.verdict().ingress().allowedBy().stream());
    List<Line> out =
        lines(
            whole.explainer().allFrom(group, Connections.ALL),
            explanation -> explanation.to().endpoint().toString(),
            explanation -> explanation.verdict().egress().allowedBy().stream());
    return new Reach(
        pods.size(), rules, first(in), first(out), in.size() > MOST || out.size() > MOST);
  }

  private static List<Line> lines(
      Stream<Explanation> explanations,
      Function<Explanation, String> end,
      Function<Explanation, Stream<PolicyRuleRef>> rules) {
    return explanations
        .limit(MOST + 1)
        .map(explanation ->
            new Line(
                end.apply(explanation),
                explanation.verdict().open().toString(),
                rules.apply(explanation).limit(RULES).map(Answer::cause).toList()))
        .toList();
  }

  private static List<Line> first(List<Line> lines) {
    return lines.stream().limit(MOST).toList();
  }
}
