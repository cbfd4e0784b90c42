package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventRecorder;
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
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.NamespaceReader;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
  private final EventRecorder events;
  private final CachedObjects objects;

  CachedInventory(
      Settings settings,
      Scope scope,
      PrimaryCaches primaries,
      Caches caches,
      Users users,
      Gatherer gatherer,
      EventRecorder events) {
    this.settings = settings;
    this.scope = scope;
    this.primaries = primaries;
    this.caches = caches;
    this.users = users;
    this.sources = new PolicySources(primaries, gatherer);
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
    return caches.pods().in(namespace).filter(pod -> !pod.finished()).map(pod -> pod.asParty());
  }

  /** Those that this replica told of; to read all others would take one more right. */
  @Override
  public List<Happening> events(NamespacedName firewall) {
    return firewall(firewall).stream()
        .flatMap(object -> events.latest(object.getMetadata().getUid()).stream())
        .limit(MOST_EVENTS)
        .map(CachedInventory::happening)
        .toList();
  }

  private static Happening happening(Event event) {
    return new Happening(
        event.getType(),
        event.getReason(),
        event.getMessage(),
        Objects.requireNonNullElse(event.getCount(), 1),
        Optional.ofNullable(event.getLastTimestamp()).map(Instant::parse));
  }

  @Override
  public InputObjects objects(Set<String> namespaces) {
    return objects.in(namespaces);
  }

  @Override
  public List<String> problems() {
    return caches.isHealthy()
        ? List.of()
        : List.of(
            "Not every change of the cluster is heard of now, so this may be out of date. The"
                + " operator's log says more.");
  }
}
