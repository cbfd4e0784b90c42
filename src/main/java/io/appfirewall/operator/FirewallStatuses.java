package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.Members;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.core.status.ConditionType;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.status.ApiConditions;
import io.appfirewall.manifest.status.FirewallStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows what a firewall's status is made of. */
@Component
final class FirewallStatuses {
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
    return FirewallStatus.of(
        object, compilation, outcome, members(object), users.of(compilation.id()), clock.instant());
  }

  /** What the status says of the policy from before. */
  static History history(AppFirewall object) {
    AppFirewallStatus before = FirewallStatus.before(object);
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
}
