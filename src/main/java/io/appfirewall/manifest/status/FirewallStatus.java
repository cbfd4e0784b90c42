package io.appfirewall.manifest.status;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.Members;
import io.appfirewall.api.PolicySummary;
import io.appfirewall.api.RuleStatus;
import io.appfirewall.api.UsedBy;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.RuleOutcome;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.core.status.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a firewall's status together, as the API has it. */
public final class FirewallStatus {
  private static final AppFirewallStatus NONE =
      new AppFirewallStatus(null, null, null, null, null, null, null);

  private FirewallStatus() {}

  /**
   * The status now.
   *
   * @param object with the status from before, of which times and what is not known anew are kept
   */
  public static AppFirewallStatus of(
      AppFirewall object,
      Compilation compilation,
      ApplyOutcome outcome,
      @Nullable Members members,
      UsedBy usedBy,
      Instant now) {
    AppFirewallStatus before = before(object);
    Long generation = object.getMetadata().getGeneration();
    return new AppFirewallStatus(
        generation,
        ApiConditions.of(Conditions.of(compilation, outcome), before.conditions(), generation, now),
        members,
        summary(compilation.intent(), outcome, before.networkPolicy()),
        rules(compilation.rules()),
        usedBy,
        Lints.of(compilation.diagnostics()));
  }

  /** The status that an object has, or an empty one. */
  public static AppFirewallStatus before(AppFirewall object) {
    return Objects.requireNonNullElse(object.getStatus(), NONE);
  }

  private static @Nullable PolicySummary summary(
      Intent intent, ApplyOutcome outcome, @Nullable PolicySummary before) {
    if (outcome instanceof ApplyOutcome.Conflict) {
      return null;
    }
    return switch (intent) {
      case Intent.Enforce(NetworkPolicy policy) ->
          outcome instanceof ApplyOutcome.Done ? summary(policy) : before;
      case Intent.Keep keep -> before;
      case Intent.Remove remove -> outcome instanceof ApplyOutcome.Done ? null : before;
    };
  }

  private static PolicySummary summary(NetworkPolicy policy) {
    long rules =
        Stream.concat(policy.ingressOrigins().stream(), policy.egressOrigins().stream())
            .filter(Origin.FromRule.class::isInstance)
            .distinct()
            .count();
    return new PolicySummary(policy.id().name(), Math.toIntExact(rules), policy.bytes());
  }

  private static @Nullable List<RuleStatus> rules(List<RuleOutcome> rules) {
    return rules.isEmpty() ? null : rules.stream().map(FirewallStatus::rule).toList();
  }

  private static RuleStatus rule(RuleOutcome outcome) {
    return new RuleStatus(
        outcome.rule().direction().toString(),
        outcome.rule().name(),
        outcome.state().toString(),
        outcome.reason().map(Code::toString).orElse(null));
  }
}
