package io.appfirewall.dashboard.page;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.explain.Half;
import io.appfirewall.core.explain.Miss;
import io.appfirewall.core.explain.RuleWords;
import io.appfirewall.core.explain.Verdict;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import java.util.List;
import java.util.Optional;

/**
 * An explanation as a page shows it.
 *
 * @param connections those that are allowed, or else those that were asked about
 * @param note what decides beside policies; empty if nothing does
 * @param sides what each end's policies say
 * @param families the same by family of addresses, where they differ
 */
public record Answer(
    String from,
    String to,
    boolean allowed,
    String connections,
    String note,
    List<Side> sides,
    List<ByFamily> families) {
  /**
   * What the policies of one end say.
   *
   * @param end whose they are
   * @param reason why it is denied, as a stable name; empty where it is allowed
   * @param nearest what comes nearest to allowing it; empty where it is allowed
   */
  public record Side(
      String direction,
      String end,
      boolean allowed,
      boolean pod,
      List<Cause> isolatedBy,
      List<Cause> allowedBy,
      String reason,
      String nearest) {}

  /**
   * A policy, or a rule of one.
   *
   * @param networkPolicy which it is, or is in
   * @param firewall what it comes from, if that is a firewall
   * @param anchor where on that firewall's page; empty for its top
   */
  public record Cause(
      String words,
      NamespacedName networkPolicy,
      Optional<NamespacedName> firewall,
      String anchor) {}

  /** The verdict on one family of addresses. */
  public record ByFamily(String family, boolean allowed, String connections, List<Side> sides) {}

  static Answer of(Explanation explanation) {
    Verdict verdict = explanation.verdict();
    return new Answer(
        explanation.from().endpoint().toString(),
        explanation.to().endpoint().toString(),
        verdict.isAllowed(),
        (verdict.isAllowed() ? verdict.open() : explanation.asked()).toString(),
        explanation.note().orElse(""),
        sides(explanation, verdict),
        explanation.families().entrySet().stream()
            .map(family ->
                new ByFamily(
                    family.getKey().toString(),
                    family.getValue().isAllowed(),
                    family.getValue().open().toString(),
                    sides(explanation, family.getValue())))
            .toList());
  }

  private static List<Side> sides(Explanation explanation, Verdict verdict) {
    return List.of(
        side(Direction.EGRESS, explanation.from(), verdict.egress()),
        side(Direction.INGRESS, explanation.to(), verdict.ingress()));
  }

  private static Side side(Direction direction, End end, Half half) {
    return new Side(
        direction.toString(),
        end.endpoint().toString(),
        half.isAllowed(),
        end instanceof End.Pods,
        half.isolatedBy().stream().map(policy -> cause(RuleWords.of(policy), policy, "")).toList(),
        half.allowedBy().stream().map(Answer::cause).toList(),
        half.miss().map(Miss::reason).map(Enum::name).orElse(""),
        half.miss().map(Miss::nearest).orElse(""));
  }

  static Cause cause(PolicyRuleRef rule) {
    return cause(
        RuleWords.of(rule),
        rule.policy(),
        rule.origin().map(origin -> rule.direction() + "-" + RuleWords.name(origin)).orElse(""));
  }

  private static Cause cause(String words, Policy policy, String anchor) {
    Optional<NamespacedName> firewall =
        policy
            .source()
            .map(Source::object)
            .filter(object -> object.kind() == Kind.APP_FIREWALL)
            .map(object -> new NamespacedName(object.namespace().orElseThrow(), object.name()));
    return new Cause(words, policy.id(), firewall, firewall.isPresent() ? anchor : "");
  }
}
