package io.appfirewall.dashboard.sight;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.InputObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one viewer sees. Pages are made of nothing else, so that what somebody may not read cannot
 * shine through a count, a name or a suggestion.
 */
public final class Sight {
  private static final Set<Resource> DECISIVE =
      Set.of(Resource.APP_FIREWALLS, Resource.NETWORK_POLICIES, Resource.PODS);

  private final Inventory inventory;
  private final Viewer viewer;

  public Sight(Inventory inventory, Viewer viewer) {
    this.inventory = inventory;
    this.viewer = viewer;
  }

  public Settings settings() {
    return inventory.settings();
  }

  /** Whether objects of a kind are seen in a namespace. */
  public boolean sees(Resource resource, String namespace) {
    return viewer.sees(resource, namespace);
  }

  /** Whether objects of a kind are seen in every namespace, or of the cluster's scope. */
  public boolean seesEverywhere(Resource resource) {
    return viewer.mayGetEverywhere(resource);
  }

  /** The namespaces in which firewalls are seen. */
  public List<String> namespaces() {
    return namespaces(Set.of(Resource.APP_FIREWALLS));
  }

  private List<String> namespaces(Set<Resource> resources) {
    return inventory
        .namespaces()
        .map(TargetNamespace::name)
        .filter(seesAll(resources))
        .sorted()
        .toList();
  }

  private Predicate<String> seesAll(Set<Resource> resources) {
    return resources.stream().map(viewer::seeing).reduce(namespace -> true, Predicate::and);
  }

  /** The namespaces of which all is seen that decides about flows. */
  public List<String> openNamespaces() {
    return namespaces(DECISIVE);
  }

  /** Whether all is seen of a namespace that decides about flows. */
  public boolean isOpen(String namespace) {
    return DECISIVE.stream().allMatch(resource -> sees(resource, namespace));
  }

  public Stream<AppFirewall> firewalls() {
    return inventory.firewalls().filter(isSeen(Resource.APP_FIREWALLS));
  }

  /** The same at a glance, sorted by namespace. */
  public Stream<NamespaceRows> firewallRows() {
    Predicate<String> isSeen = viewer.seeing(Resource.APP_FIREWALLS);
    return inventory.firewallRows().filter(rows -> isSeen.test(rows.namespace()));
  }

  public Optional<AppFirewall> firewall(NamespacedName id) {
    return sees(Resource.APP_FIREWALLS, id.namespace()) ? inventory.firewall(id) : Optional.empty();
  }

  /** The firewalls that name this one, as far as they are seen; sorted. */
  public List<NamespacedName> users(NamespacedName firewall) {
    return inventory
        .users(firewall)
        .filter(user -> sees(Resource.APP_FIREWALLS, user.namespace()))
        .sorted()
        .toList();
  }

  public Stream<FirewallBaseline> baselines() {
    return viewer.mayGetEverywhere(Resource.FIREWALL_BASELINES)
        ? inventory.baselines()
        : Stream.of();
  }

  public Stream<AddressGroup> addressGroups() {
    return inventory.addressGroups().filter(isSeen(Resource.ADDRESS_GROUPS));
  }

  public Stream<ClusterAddressGroup> clusterAddressGroups() {
    return viewer.mayGetEverywhere(Resource.CLUSTER_ADDRESS_GROUPS)
        ? inventory.clusterAddressGroups()
        : Stream.of();
  }

  /** With their labels, where namespaces themselves are seen. */
  public List<TargetNamespace> targetNamespaces() {
    return viewer.mayGetEverywhere(Resource.NAMESPACES)
        ? inventory.namespaces().toList()
        : List.of();
  }

  public Optional<NetworkPolicy> networkPolicy(NamespacedName id) {
    return sees(Resource.NETWORK_POLICIES, id.namespace())
        ? inventory.networkPolicy(id)
        : Optional.empty();
  }

  public Stream<Policy> policies(String namespace) {
    return sees(Resource.NETWORK_POLICIES, namespace) ? inventory.policies(namespace) : Stream.of();
  }

  public Stream<Pod> pods(String namespace) {
    return sees(Resource.PODS, namespace) ? inventory.pods(namespace) : Stream.of();
  }

  public List<Happening> events(NamespacedName firewall) {
    return sees(Resource.EVENTS, firewall.namespace()) ? inventory.events(firewall) : List.of();
  }

  /** Repairs of policies of what is seen, the latest first; empty if none could be known. */
  public Optional<Stream<Repair>> repairs() {
    return namespaces().stream().anyMatch(viewer.seeing(Resource.EVENTS))
        ? inventory.repairs().map(all -> all.filter(Repair.seenBy(viewer)))
        : Optional.empty();
  }

  /** Whatever decides about flows in the {@link #openNamespaces}. */
  public InputObjects objects() {
    InputObjects all = inventory.objects(Set.copyOf(openNamespaces()));
    return all.only(object -> object.namespace().isPresent() || sees(object), all.mentioned());
  }

  /** Whether somebody who sees a namespace sees an object of the cluster's scope. */
  private boolean sees(ObjectId object) {
    return switch (object.kind()) {
      case FIREWALL_BASELINE -> viewer.mayGetEverywhere(Resource.FIREWALL_BASELINES);
      case CLUSTER_ADDRESS_GROUP -> viewer.mayGetEverywhere(Resource.CLUSTER_ADDRESS_GROUPS);
      // Of namespaces only those are there in which everything is seen; nodes lend their addresses.
      default -> true;
    };
  }

  public List<String> problems() {
    return inventory.problems();
  }

  /**
   * Pods and policies of some namespaces, of those among them that are {@link #isOpen open}. What
   * is between two pods depends on nothing but the policies of their own namespaces.
   */
  public Network network(Collection<String> namespaces) {
    Set<String> open = namespaces.stream().filter(this::isOpen).collect(toSet());
    SortedMap<String, Map<String, String>> labels = new TreeMap<>();
    inventory
        .namespaces()
        .filter(namespace -> open.contains(namespace.name()))
        .forEach(namespace -> labels.put(namespace.name(), namespace.labels()));
    return new Network(
        labels,
        open.stream().flatMap(inventory::pods).toList(),
        open.stream().flatMap(inventory::policies).toList());
  }

  private <T extends HasMetadata> Predicate<T> isSeen(Resource resource) {
    Predicate<String> isSeen = viewer.seeing(resource);
    return object -> isSeen.test(object.getMetadata().getNamespace());
  }
}
