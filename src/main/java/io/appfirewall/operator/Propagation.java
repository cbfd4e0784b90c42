package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.cluster.References;
import io.appfirewall.cluster.SharedCache;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.ServiceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  private final StartGate gate;
  private final Caches caches;
  private final PrimaryCaches primaries;
  private final Triggers triggers;
  private final MemberCounts counts;
  private final Settler settler;

  Propagation(
      StartGate gate,
      Caches caches,
      PrimaryCaches primaries,
      Triggers triggers,
      MemberCounts counts,
      Settler settler) {
    this.gate = gate;
    this.caches = caches;
    this.primaries = primaries;
    this.triggers = triggers;
    this.counts = counts;
    this.settler = settler;
  }

  /** From now on every change is passed on. */
  void connect() {
    triggers.firewalls().onChange(this::firewallChanged);
    caches.policies().onChange(onceOpen(this::policyChanged));
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
    Optional<Group> was = group(before);
    Optional<Group> is = group(after);
    is.ifPresent(counts::put);
    if (after == null) {
      counts.remove(PolicyCache.id(Objects.requireNonNull(before)));
    }
    if (gate.isOpen() && !was.equals(is)) {
      fireUsers(id(Kind.APP_FIREWALL, before, after));
    }
    Set<ObjectId> named = new TreeSet<>(named(before));
    Set<ObjectId> namedNow = named(after);
    // Whoever is named no longer, or only now, is used by another number of firewalls.
    Stream.concat(
            named.stream().filter(object -> !namedNow.contains(object)),
            namedNow.stream().filter(object -> !named.contains(object)))
        .forEach(settler::mark);
  }

  private void policyChanged(@Nullable NetworkPolicy before, @Nullable NetworkPolicy after) {
    if (after != null && caches.policies().takeEcho(after)) {
      markBaseline(after);
      return;
    }
    NetworkPolicy policy = Objects.requireNonNull(after == null ? before : after);
    NamespacedName id = PolicyCache.id(policy);
    if (id.name().startsWith(Firewall.POLICY_PREFIX)) {
      String firewall = id.name().substring(Firewall.POLICY_PREFIX.length());
      triggers.firewalls().fire(new ResourceID(firewall, id.namespace()));
    }
    if (id.name().startsWith(Baseline.POLICY_PREFIX)) {
      triggers.namespaces().fire(new ResourceID(id.namespace()));
      markBaseline(policy);
    }
  }

  private void markBaseline(NetworkPolicy policy) {
    String name = policy.getMetadata().getName();
    if (name.startsWith(Baseline.POLICY_PREFIX)) {
      settler.mark(
          ObjectId.cluster(
              Kind.FIREWALL_BASELINE, name.substring(Baseline.POLICY_PREFIX.length())));
    }
  }

  private void serviceChanged(@Nullable Service before, @Nullable Service after) {
    if (!meaning(before).equals(meaning(after))) {
      fireUsers(id(Kind.SERVICE, before, after));
    }
  }

  private void sliceChanged(@Nullable EndpointSlice before, @Nullable EndpointSlice after) {
    boolean sameEndpoints =
        before != null
            && after != null
            && Objects.equals(before.getEndpoints(), after.getEndpoints())
            && Objects.equals(before.getPorts(), after.getPorts());
    if (!sameEndpoints) {
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
    if (primaries.baselines().all().anyMatch(baseline -> uses(baseline, entities))) {
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

  private static Optional<Group> group(@Nullable AppFirewall firewall) {
    return Optional.ofNullable(firewall).flatMap(GroupReader::read);
  }

  private static Set<ObjectId> named(@Nullable AppFirewall firewall) {
    return firewall == null ? Set.of() : References.of(firewall).objects();
  }

  private static Optional<io.appfirewall.core.model.Service> meaning(@Nullable Service service) {
    return Optional.ofNullable(service).map(object -> ServiceReader.read(object, List.of()));
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

  private static boolean uses(FirewallBaseline object, Set<Entity> entities) {
    return BaselineReader.read(object)
        .value()
        .filter(baseline ->
            entities.contains(Entity.CLUSTER_DNS)
                || Stream.of(baseline.allowIngress(), baseline.allowEgress())
                    .flatMap(Set::stream)
                    .anyMatch(entities::contains))
        .isPresent();
  }

  private static ObjectId id(Kind kind, @Nullable HasMetadata before, @Nullable HasMetadata after) {
    HasMetadata object = Objects.requireNonNull(after == null ? before : after);
    String name = object.getMetadata().getName();
    return kind == Kind.CLUSTER_ADDRESS_GROUP
        ? ObjectId.cluster(kind, name)
        : ObjectId.namespaced(kind, new NamespacedName(object.getMetadata().getNamespace(), name));
  }
}
