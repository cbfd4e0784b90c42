package io.appfirewall.core.snapshot;

import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that one decision rests on. A driver puts in what the rules in question name, and may
 * put in more: the operator gathers a snapshot for one firewall, the command line one for all.
 *
 * @param now decides which rules have expired
 * @param groups the firewalls that can be named, the one in question included
 * @param addressGroups of both kinds
 * @param apiServer empty when not known
 * @param nodes the nodes' InternalIPs; empty when not known
 * @param dnsAddresses of the Service kube-system/kube-dns, where known
 * @param platform what kind of cluster it is
 * @param unreadable objects that may be there but that we are not allowed to read
 */
public record Snapshot(
    Settings settings,
    Instant now,
    Map<NamespacedName, Group> groups,
    Map<NamespacedName, Service> services,
    Map<ObjectId, Judged<AddressGroup>> addressGroups,
    Optional<ApiServer> apiServer,
    List<Cidr> nodes,
    List<Cidr> dnsAddresses,
    Platform platform,
    Set<ObjectId> unreadable) {
  public Snapshot {
    groups = Map.copyOf(groups);
    services = Map.copyOf(services);
    addressGroups = Map.copyOf(addressGroups);
    nodes = nodes.stream().distinct().sorted().toList();
    dnsAddresses = dnsAddresses.stream().distinct().sorted().toList();
    unreadable = Set.copyOf(unreadable);
  }

  /**
   * What kind of cluster it is.
   *
   * @param openshift whether there are openshift-* namespaces
   * @param openshiftDns whether there is a namespace openshift-dns
   */
  public record Platform(boolean openshift, boolean openshiftDns) {
    public static final Platform PLAIN = new Platform(false, false);

    /** As the names of its namespaces tell. */
    public static Platform of(Set<String> namespaces) {
      return new Platform(
          namespaces.stream().anyMatch(name -> name.startsWith("openshift-")),
          namespaces.contains("openshift-dns"));
    }
  }

  public Optional<Group> group(NamespacedName firewall) {
    return Optional.ofNullable(groups.get(firewall));
  }

  public Optional<Service> service(NamespacedName name) {
    return Optional.ofNullable(services.get(name));
  }

  public Optional<Judged<AddressGroup>> addressGroup(ObjectId group) {
    return Optional.ofNullable(addressGroups.get(group));
  }

  /** The same, with more firewalls that can be named. */
  public Snapshot withGroups(Map<NamespacedName, Group> more) {
    Map<NamespacedName, Group> all = new HashMap<>(groups);
    all.putAll(more);
    return new Snapshot(
        settings,
        now,
        all,
        services,
        addressGroups,
        apiServer,
        nodes,
        dnsAddresses,
        platform,
        unreadable);
  }

  /** One in which there is nothing. */
  public static Snapshot empty(Settings settings, Instant now) {
    return new Snapshot(
        settings,
        now,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Platform.PLAIN,
        Set.of());
  }
}
