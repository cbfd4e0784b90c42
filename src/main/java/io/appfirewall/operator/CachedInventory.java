package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.CachedEvent;
import io.appfirewall.cluster.CachedEvent.About;
import io.appfirewall.cluster.CachedPod;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventCache;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.cluster.Scope;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.dashboard.sight.Happening;
import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.NamespaceRows;
import io.appfirewall.dashboard.sight.Repair;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.NamespaceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the pages show of the cluster: the caches, as they are at the moment. */
@Component
final class CachedInventory implements Inventory {
  private static final int MOST_EVENTS = 20;

  private final Settings settings;
  private final Scope scope;
  private final PrimaryCaches primaries;
  private final Caches caches;
  private final Users users;
  private final PolicySources sources;
  private final FirewallRows rows;
  private final EventCache events;
  private final CachedObjects objects;

  CachedInventory(
      Settings settings,
      Scope scope,
      PrimaryCaches primaries,
      Caches caches,
      Users users,
      Gatherer gatherer,
      FirewallRows rows,
      EventCache events) {
    this.settings = settings;
    this.scope = scope;
    this.primaries = primaries;
    this.caches = caches;
    this.users = users;
    this.sources = new PolicySources(primaries, gatherer);
    this.rows = rows;
    this.events = events;
    this.objects = new CachedObjects(primaries, caches);
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Stream<TargetNamespace> namespaces() {
    return scope.isCluster()
        ? primaries.namespaces().all().map(NamespaceReader::read)
        : scope.namespaces().stream().map(NamespaceReader::named);
  }

  @Override
  public Stream<AppFirewall> firewalls() {
    return primaries.firewalls().all();
  }

  @Override
  public Stream<NamespaceRows> firewallRows() {
    return rows.all();
  }

  @Override
  public Optional<AppFirewall> firewall(NamespacedName id) {
    return primaries.firewall(id);
  }

  @Override
  public Stream<NamespacedName> users(NamespacedName firewall) {
    return users.naming(ObjectId.namespaced(Kind.APP_FIREWALL, firewall));
  }

  @Override
  public Stream<FirewallBaseline> baselines() {
    return primaries.baselines().all();
  }

  @Override
  public Stream<AddressGroup> addressGroups() {
    return primaries.addressGroups().all();
  }

  @Override
  public Stream<ClusterAddressGroup> clusterAddressGroups() {
    return primaries.clusterAddressGroups().all();
  }

  @Override
  public Stream<Policy> policies(String namespace) {
    return sources.of(namespace, caches.policies().in(namespace));
  }

  @Override
  public Optional<NetworkPolicy> networkPolicy(NamespacedName id) {
    return caches.policies().get(id);
  }

  @Override
  public Stream<Pod> pods(String namespace) {
    return caches.pods().in(namespace).filter(pod -> !pod.finished()).map(CachedPod::party);
  }

  @Override
  public List<Happening> events(NamespacedName firewall) {
    return firewall(firewall).stream()
        .flatMap(object -> events.of(object).stream())
        .limit(MOST_EVENTS)
        .map(CachedInventory::happening)
        .toList();
  }

  @Override
  public Optional<Stream<Repair>> repairs() {
    return events.isHealthy() ? Optional.of(knownRepairs()) : Optional.empty();
  }

  private Stream<Repair> knownRepairs() {
    return events.all().stream()
        .filter(event -> event.reason().equals(Enforcer.DRIFT_REPAIRED))
        .flatMap(
            event -> meantBy(event.about()).map(object -> new Repair(object, happening(event))));
  }

  /** What an Event is about, where that is still there; in its name another object may be. */
  private Stream<ObjectId> meantBy(About about) {
    return about.name().isEmpty()
        ? Stream.of()
        : Stream.<Optional<? extends HasMetadata>>of(
                firewall(new NamespacedName(about.namespace(), about.name())),
                primaries.baselines().get(about.name()))
            .flatMap(Optional::stream)
            .filter(object -> About.of(object).equals(about))
            .map(Metadata::id);
  }

  private static Happening happening(CachedEvent event) {
    return new Happening(
        event.type(), event.reason(), event.message(), event.count(), event.last());
  }

  @Override
  public InputObjects objects(Set<String> namespaces) {
    return objects.in(namespaces);
  }

  @Override
  public List<String> problems() {
    if (!caches.isHealthy()) {
      return List.of(
          "Not every change of the cluster is heard of now, so this may be out of date. The"
              + " operator's log says more.");
    }
    return events.isCutOff()
        ? List.of("Events cannot be read now, so some are missing. The operator's log says more.")
        : List.of();
  }
}
