package io.appfirewall.core.explain;

import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Origin;

/** What people call policies and their rules: by what they wrote rather than what came of it. */
public final class RuleWords {
  private RuleWords() {}

  /** For example {@code rule from-api of AppFirewall shop/db}. */
  public static String of(PolicyRuleRef rule) {
    return rule.origin().map(RuleWords::rule).orElse("rule " + path(rule))
        + " of "
        + of(rule.policy());
  }

  /** For example {@code AppFirewall shop/db}, or {@code NetworkPolicy shop/deny-all}. */
  public static String of(Policy policy) {
    return policy
        .source()
        .map(Source::object)
        .orElse(ObjectId.namespaced(Kind.NETWORK_POLICY, policy.id()))
        .toString();
  }

  /** Where a rule is in its policy: {@code spec.ingress[0]}. */
  public static String path(PolicyRuleRef rule) {
    return FieldPath.SPEC.field(rule.direction().rulesField()).index(rule.index()).toString();
  }

  /** The name of the rule, or what else a policy's rule comes from. */
  public static String name(Origin origin) {
    return switch (origin) {
      case Origin.FromRule(var direction, String name) -> name;
      case Origin.Allowed(var direction, Entity entity) -> entity.toString();
      case Origin.Dns dns -> "dns";
      case Origin.DnsService dns -> "dns";
    };
  }

  private static String rule(Origin origin) {
    return switch (origin) {
          case Origin.FromRule rule -> "rule ";
          case Origin.Allowed allowed -> "entity ";
          case Origin.Dns dns -> "";
          case Origin.DnsService dns -> "";
        }
        + name(origin);
  }
}
