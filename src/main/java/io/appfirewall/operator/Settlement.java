package io.appfirewall.operator;

import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.OwnResource;
import io.appfirewall.api.UsedBy;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.status.FirewallStatus;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has those objects reconciled whose counts are no longer what their status says. The reconciler
 * remains the only one that writes a status.
 */
@Component
final class Settlement {
  private final PrimaryCaches caches;
  private final Triggers triggers;
  private final MemberCounts counts;
  private final FirewallStatuses statuses;
  private final Users users;
  private final Map<Kind, Consumer<ObjectId>> byKind =
      Map.of(
          Kind.APP_FIREWALL, this::firewall,
          Kind.ADDRESS_GROUP, this::addressGroup,
          Kind.CLUSTER_ADDRESS_GROUP, this::clusterAddressGroup,
          Kind.FIREWALL_BASELINE, this::baseline);

  Settlement(
      PrimaryCaches caches,
      Triggers triggers,
      MemberCounts counts,
      FirewallStatuses statuses,
      Users users) {
    this.caches = caches;
    this.triggers = triggers;
    this.counts = counts;
    this.statuses = statuses;
    this.users = users;
  }

  /** Looks at one object that was marked; those of other kinds have no status of ours. */
  void settle(ObjectId object) {
    byKind.getOrDefault(object.kind(), other -> {}).accept(object);
  }

  private void firewall(ObjectId object) {
    NamespacedName id = namespaced(object);
    caches
        .firewalls()
        .get(id)
        .filter(found -> isOutdated(found, object, id))
        .ifPresent(triggers.firewalls()::fire);
  }

  private boolean isOutdated(AppFirewall firewall, ObjectId object, NamespacedName id) {
    counts.recount(id);
    AppFirewallStatus status = FirewallStatus.before(firewall);
    return !Objects.equals(status.members(), statuses.members(firewall))
        || differs(object, status.usedBy());
  }

  private void addressGroup(ObjectId object) {
    caches
        .addressGroups()
        .get(namespaced(object))
        .filter(group -> usedByDiffers(object, group))
        .ifPresent(triggers.addressGroups()::fire);
  }

  private void clusterAddressGroup(ObjectId object) {
    caches
        .clusterAddressGroups()
        .get(object.name())
        .filter(group -> usedByDiffers(object, group))
        .ifPresent(triggers.clusterAddressGroups()::fire);
  }

  private void baseline(ObjectId object) {
    triggers.baselines().fire(new ResourceID(object.name()));
  }

  private static NamespacedName namespaced(ObjectId object) {
    return new NamespacedName(object.namespace().orElseThrow(), object.name());
  }

  private boolean usedByDiffers(ObjectId object, OwnResource<?, AddressGroupStatus> group) {
    return differs(
        object,
        Optional.ofNullable(group.getStatus()).map(AddressGroupStatus::usedBy).orElse(null));
  }

  private boolean differs(ObjectId object, @Nullable UsedBy before) {
    return !users.of(object).equals(before);
  }
}
