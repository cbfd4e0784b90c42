package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.cluster.References;
import io.appfirewall.cluster.SharedCache;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.appfirewall.manifest.ServiceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who has to be looked at again when something changes: exactly those that name it, and only when
 * what changed can mean something to them.
 */
@Component
final class Propagation {
  private static final String OPENSHIFT = "openshift-";

  private final CacheGate gate;
  private final Caches caches;
  private final PrimaryCaches primaries;
  private final Triggers triggers;
  private final MemberCounts counts;
  private final Settler settler;
  private final PolicyChanges policyChanges;

  Propagation(
      CacheGate gate,
      Caches caches,
      PrimaryCaches primaries,
      Triggers triggers,
      MemberCounts counts,
      Settler settler,
      PolicyChanges policyChanges) {
    this.gate = gate;
    this.caches = caches;
    this.primaries = primaries;
    this.triggers = triggers;
    this.counts = counts;
    this.settler = settler;
    this.policyChanges = policyChanges;
  }

  /** From now on every change is passed on. */
  void connect() {
    triggers.firewalls().onChange(this::firewallChanged);
    caches.policies().onChange(onceOpen(policyChanges::changed));
    caches.services().onChange(onceOpen(this::serviceChanged));
    caches.slices().onChange(onceOpen(this::sliceChanged));
    caches.facts().onChange(this::entitiesChanged);
    triggers.baselines().onChange(onceOpen(this::baselineChanged));
    triggers.namespaces().onChange(onceOpen(this::namespaceChanged));
    triggers
        .addressGroups()
        .onChange(
            onceOpen((before, after) -> addressGroupChanged(Kind.ADDRESS_GROUP, before, after)));
    triggers
        .clusterAddressGroups()
        .onChange(
            onceOpen(
                (before, after) -> addressGroupChanged(Kind.CLUSTER_ADDRESS_GROUP, before, after)));
  }

  // Before that nothing has been reconciled yet, so everything still will be, and will see it.
  private <T> SharedCache.Listener<T> onceOpen(SharedCache.Listener<T> listener) {
    return (before, after) -> {
      if (gate.isOpen()) {
        listener.changed(before, after);
      }
    };
  }

  /** What kind of cluster this is, by the names of its namespaces. */
  void lookAtPlatform() {
    Set<String> names =
        primaries
            .namespaces()
            .all()
            .map(namespace -> namespace.getMetadata().getName())
            .collect(Collectors.toSet());
    caches.facts().platform(Platform.of(names));
  }

  private void firewallChanged(@Nullable AppFirewall before, @Nullable AppFirewall after) {
    if (!Specs.differ(before, after)) {
      return;
    }
    Optional<Group> is = Meaning.group(after);
    is.ifPresent(counts::put);
    if (after == null) {
      counts.remove(PolicyCache.id(Objects.requireNonNull(before)));
    }
    if (gate.isOpen() && !is.equals(Meaning.group(before))) {
      fireUsers(id(Kind.APP_FIREWALL, before, after));
    }
    // Whoever is named no longer, or only now, is used by another number of firewalls.
    Meaning.namedByOneOf(before, after).forEach(settler::mark);
  }

  private void serviceChanged(@Nullable Service before, @Nullable Service after) {
    if (Meaning.differs(before, after)) {
      fireUsers(id(Kind.SERVICE, before, after));
    }
  }

  private void sliceChanged(@Nullable EndpointSlice before, @Nullable EndpointSlice after) {
    if (Meaning.differs(before, after)) {
      Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
          .flatMap(Optional::stream)
          .flatMap(slice -> serviceOf(slice).stream())
          .distinct()
          // Where there is a selector, the pods count and not their present addresses.
          .filter(service -> caches.services().get(service).filter(Propagation::selects).isEmpty())
          .forEach(service -> fireUsers(ObjectId.namespaced(Kind.SERVICE, service)));
    }
  }

  private void addressGroupChanged(
      Kind kind, @Nullable HasMetadata before, @Nullable HasMetadata after) {
    if (Specs.differ(before, after)) {
      fireUsers(id(kind, before, after));
    }
  }

  private void entitiesChanged(Set<Entity> entities) {
    entities.forEach(entity -> fireAll(References.key(entity)));
    if (primaries.baselines().all().anyMatch(baseline -> Meaning.uses(baseline, entities))) {
      primaries.namespaces().all().forEach(triggers.namespaces()::fire);
      primaries.baselines().all().forEach(this::mark);
    }
  }

  private void baselineChanged(
      @Nullable FirewallBaseline before, @Nullable FirewallBaseline after) {
    if (Specs.differ(before, after)) {
      primaries.namespaces().all().forEach(triggers.namespaces()::fire);
      primaries.baselines().all().forEach(this::mark);
    }
  }

  private void namespaceChanged(@Nullable Namespace before, @Nullable Namespace after) {
    if (before != null && after != null && !Specs.labelsDiffer(before, after)) {
      return;
    }
    primaries.baselines().all().forEach(this::mark);
    Namespace namespace = Objects.requireNonNull(after == null ? before : after);
    if (namespace.getMetadata().getName().startsWith(OPENSHIFT)) {
      lookAtPlatform();
    }
  }

  private void fireUsers(ObjectId object) {
    fireAll(References.key(object));
  }

  private void fireAll(String key) {
    primaries.firewalls().byIndex(References.INDEX, key).forEach(triggers.firewalls()::fire);
  }

  private void mark(FirewallBaseline baseline) {
    settler.mark(ObjectId.cluster(Kind.FIREWALL_BASELINE, baseline.getMetadata().getName()));
  }

  private static boolean selects(Service service) {
    return service.getSpec() != null
        && service.getSpec().getSelector() != null
        && !service.getSpec().getSelector().isEmpty();
  }

  private static Optional<NamespacedName> serviceOf(EndpointSlice slice) {
    return Optional.ofNullable(slice.getMetadata().getLabels().get(ServiceReader.SERVICE_NAME))
        .map(name -> new NamespacedName(slice.getMetadata().getNamespace(), name));
  }

  private static ObjectId id(Kind kind, @Nullable HasMetadata before, @Nullable HasMetadata after) {
    HasMetadata object = Objects.requireNonNull(after == null ? before : after);
    String name = object.getMetadata().getName();
    return kind == Kind.CLUSTER_ADDRESS_GROUP
        ? ObjectId.cluster(kind, name)
        : ObjectId.namespaced(kind, new NamespacedName(object.getMetadata().getNamespace(), name));
  }
}
