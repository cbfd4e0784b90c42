package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.Members;
import io.appfirewall.api.PolicySummary;
import io.appfirewall.api.RuleStatus;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.RuleOutcome;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.core.status.ConditionType;
import io.appfirewall.core.status.Conditions;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.status.ApiConditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a firewall's status together. */
@Component
final class FirewallStatuses {
  private static final AppFirewallStatus NONE =
      new AppFirewallStatus(null, null, null, null, null, null, null);

  private final MemberCounts counts;
  private final Users users;
  private final Clock clock;

  FirewallStatuses(MemberCounts counts, Users users, Clock clock) {
    this.counts = counts;
    this.users = users;
    this.clock = clock;
  }

  /** The status now. */
  AppFirewallStatus status(AppFirewall object, Compilation compilation, ApplyOutcome outcome) {
    AppFirewallStatus before = before(object);
    Long generation = object.getMetadata().getGeneration();
    return new AppFirewallStatus(
        generation,
        ApiConditions.of(
            Conditions.of(compilation, outcome), before.conditions(), generation, clock.instant()),
        members(object),
        summary(compilation.intent(), outcome, before.networkPolicy()),
        rules(compilation.rules()),
        users.of(compilation.id()),
        Lints.of(compilation.diagnostics()));
  }

  /** What the status says of the policy from before. */
  static History history(AppFirewall object) {
    AppFirewallStatus before = before(object);
    Optional<Condition> programmed =
        ApiConditions.find(before.conditions(), ConditionType.PROGRAMMED);
    boolean stood =
        programmed.filter(ApiConditions::isTrue).isPresent() && before.networkPolicy() != null;
    return new History(
        stood, Objects.equals(before.observedGeneration(), object.getMetadata().getGeneration()));
  }

  /** How many pods are members; null where the selector cannot be read. */
  @Nullable Members members(AppFirewall object) {
    return GroupReader.read(object)
        .filter(group -> group.members().isPresent())
        .map(counts::of)
        .map(count -> new Members(count.pods(), count.hostNetwork()))
        .orElse(null);
  }

  static AppFirewallStatus before(AppFirewall object) {
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
    return rules.isEmpty() ? null : rules.stream().map(FirewallStatuses::rule).toList();
  }

  private static RuleStatus rule(RuleOutcome outcome) {
    return new RuleStatus(
        outcome.rule().direction().toString(),
        outcome.rule().name(),
        outcome.state().toString(),
        outcome.reason().map(Code::toString).orElse(null));
  }
}
