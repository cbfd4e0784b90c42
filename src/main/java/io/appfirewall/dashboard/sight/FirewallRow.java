package io.appfirewall.dashboard.sight;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.Members;
import io.appfirewall.api.UsedBy;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.status.FirewallStatus;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A firewall at a glance, as a table has it.
 *
 * @param reason that of its condition {@code Ready}
 * @param since when {@code Ready} became what it is
 * @param mode as in its spec
 * @param pods its members; null where they are not known
 * @param rules of both directions
 * @param usedBy how many firewalls name it; null where it is not known
 * @param messages sentences on what is not as it should be
 */
public record FirewallRow(
    String namespace,
    String name,
    ObjectState state,
    String reason,
    Optional<Instant> since,
    String mode,
    @Nullable Integer pods,
    int rules,
    @Nullable Integer usedBy,
    List<String> messages) {
  /** The mode of a spec that names none. */
  private static final String ENFORCE = "Enforce";

  /** What it comes to. */
  public static FirewallRow of(AppFirewall firewall) {
    Standing standing = Standing.of(firewall);
    Optional<AppFirewallSpec> spec = Optional.ofNullable(firewall.getSpec());
    AppFirewallStatus status = FirewallStatus.before(firewall);
    return new FirewallRow(
        standing.id().namespace().orElseThrow(),
        standing.id().name(),
        standing.state(),
        standing.reason(),
        standing.since(),
        Shown.key(spec.map(AppFirewallSpec::mode).orElse(ENFORCE)),
        Optional.ofNullable(status.members()).map(Members::pods).orElse(null),
        spec.map(FirewallRow::rules).orElse(0),
        Optional.ofNullable(status.usedBy()).map(UsedBy::count).orElse(null),
        standing.messages());
  }

  private static int rules(AppFirewallSpec spec) {
    return Math.toIntExact(
        Stream.of(
                requireNonNullElse(spec.ingress(), List.of()),
                requireNonNullElse(spec.egress(), List.of()))
            .mapToLong(List::size)
            .sum());
  }

  /** The name by which people know it. */
  public String id() {
    return new NamespacedName(namespace, name).toString();
  }
}
