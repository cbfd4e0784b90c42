package io.appfirewall.dashboard.sight;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.References;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.InputObjects.Given;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.NetworkReader;
import io.appfirewall.manifest.Rendering;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Objects that were read once, from files or from a cluster, and what they come to. An object
 * without a status, as in a file, has the one that an operator would give it.
 */
public final class ManifestInventory implements Inventory {
  private final InputObjects given;
  private final Manifests manifests;
  private final Map<Class<?>, List<HasMetadata>> byType;
  private final Map<NamespacedName, NetworkPolicy> networkPolicies;
  private final Map<String, List<Policy>> policies;
  private final Map<String, List<Pod>> pods;
  private final Map<ObjectId, List<NamespacedName>> users = new HashMap<>();
  private final List<NamespaceRows> rows;
  private final List<String> problems;

  private ManifestInventory(InputObjects given, Instant now) {
    this.given = given;
    manifests = given.manifests();
    byType =
        given.objects().values().stream()
            .map(Given::object)
            .collect(groupingBy(HasMetadata::getClass));
    Rendering rendering = Rendering.of(manifests, Settings.DEFAULTS, now);
    NetworkReader reading = NetworkReader.read(manifests, rendering);
    policies =
        reading.network().policies().stream()
            .collect(groupingBy(policy -> policy.id().namespace()));
    pods = manifests.pods().stream().collect(groupingBy(pod -> pod.id().namespace()));
    networkPolicies = new HashMap<>(manifests.networkPolicies());
    rendering.policies().forEach(policy -> networkPolicies.put(name(Metadata.id(policy)), policy));
    firewalls().forEach(this::note);
    ManifestStatuses statuses = new ManifestStatuses(manifests, rendering, users, pods, now);
    given.objects().values().forEach(object -> statuses.complete(object.object()));
    rows =
        firewalls()
            .map(FirewallRow::of)
            .sorted(comparing(FirewallRow::name))
            .collect(groupingBy(FirewallRow::namespace, TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(each -> NamespaceRows.of(each.getKey(), each.getValue()))
            .toList();
    problems =
        Stream.of(
                manifests.problems().stream(),
                rendering.diagnostics().stream().filter(d -> isElsewhere(d.object().kind())),
                reading.diagnostics().stream())
            .flatMap(each -> each)
            .map(Object::toString)
            .distinct()
            .toList();
  }

  /** What these objects come to at an instant. */
  public static ManifestInventory of(InputObjects given, Instant now) {
    return new ManifestInventory(given, now);
  }

  // What is wrong with an object of ours is told where the object is shown.
  private static boolean isElsewhere(Kind kind) {
    return switch (kind) {
      case APP_FIREWALL, FIREWALL_BASELINE, ADDRESS_GROUP, CLUSTER_ADDRESS_GROUP -> false;
      default -> true;
    };
  }

  private void note(AppFirewall firewall) {
    ObjectId id = Metadata.id(firewall);
    NamespacedName user = name(id);
    References.of(firewall).objects().stream()
        .filter(named -> !named.equals(id))
        .forEach(named -> users.computeIfAbsent(named, key -> new ArrayList<>()).add(user));
  }

  private static NamespacedName name(ObjectId id) {
    return new NamespacedName(id.namespace().orElseThrow(), id.name());
  }

  @Override
  public Settings settings() {
    return Settings.DEFAULTS;
  }

  @Override
  public Stream<TargetNamespace> namespaces() {
    return manifests.namespaces().stream();
  }

  @Override
  public Stream<AppFirewall> firewalls() {
    return of(AppFirewall.class);
  }

  @Override
  public Stream<NamespaceRows> firewallRows() {
    return rows.stream();
  }

  @Override
  public Optional<AppFirewall> firewall(NamespacedName id) {
    return Optional.ofNullable(given.objects().get(ObjectId.namespaced(Kind.APP_FIREWALL, id)))
        .map(Given::object)
        .map(AppFirewall.class::cast);
  }

  @Override
  public Stream<NamespacedName> users(NamespacedName firewall) {
    return users.getOrDefault(ObjectId.namespaced(Kind.APP_FIREWALL, firewall), List.of()).stream();
  }

  @Override
  public Stream<FirewallBaseline> baselines() {
    return of(FirewallBaseline.class);
  }

  @Override
  public Stream<AddressGroup> addressGroups() {
    return of(AddressGroup.class);
  }

  @Override
  public Stream<ClusterAddressGroup> clusterAddressGroups() {
    return of(ClusterAddressGroup.class);
  }

  @Override
  public Stream<Policy> policies(String namespace) {
    return policies.getOrDefault(namespace, List.of()).stream();
  }

  @Override
  public Optional<NetworkPolicy> networkPolicy(NamespacedName id) {
    return Optional.ofNullable(networkPolicies.get(id));
  }

  @Override
  public Stream<Pod> pods(String namespace) {
    return pods.getOrDefault(namespace, List.of()).stream();
  }

  @Override
  public List<Happening> events(NamespacedName firewall) {
    return List.of();
  }

  @Override
  public Optional<Stream<Repair>> repairs() {
    return Optional.empty();
  }

  @Override
  public InputObjects objects(Set<String> some) {
    return given.only(object -> isIn(object, some), some);
  }

  private static boolean isIn(ObjectId object, Set<String> namespaces) {
    return object.kind() == Kind.NAMESPACE
        ? namespaces.contains(object.name())
        : object.namespace().filter(name -> !namespaces.contains(name)).isEmpty();
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  private <T extends HasMetadata> Stream<T> of(Class<T> type) {
    return byType.getOrDefault(type, List.of()).stream().map(type::cast);
  }
}
