package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.OwnObjects;
import io.appfirewall.cluster.Scope;
import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The caches of all controllers' own kinds. */
@Component
final class PrimaryCaches implements OwnObjects {
  private final PrimaryCache<AppFirewall> firewalls;
  private final PrimaryCache<FirewallBaseline> baselines;
  private final PrimaryCache<AddressGroup> addressGroups;
  private final PrimaryCache<ClusterAddressGroup> clusterAddressGroups;
  private final PrimaryCache<Namespace> namespaces;

  PrimaryCaches(Scope scope) {
    firewalls = new PrimaryCache<>(scope.covers(AppFirewall.class));
    baselines = new PrimaryCache<>(scope.covers(FirewallBaseline.class));
    addressGroups = new PrimaryCache<>(scope.covers(AddressGroup.class));
    clusterAddressGroups = new PrimaryCache<>(scope.covers(ClusterAddressGroup.class));
    namespaces = new PrimaryCache<>(scope.covers(Namespace.class));
  }

  PrimaryCache<AppFirewall> firewalls() {
    return firewalls;
  }

  PrimaryCache<FirewallBaseline> baselines() {
    return baselines;
  }

  PrimaryCache<AddressGroup> addressGroups() {
    return addressGroups;
  }

  PrimaryCache<ClusterAddressGroup> clusterAddressGroups() {
    return clusterAddressGroups;
  }

  PrimaryCache<Namespace> namespaces() {
    return namespaces;
  }

  /** Whether a namespace is being deleted, so that nothing can be written in it any more. */
  boolean isVanishing(String namespace) {
    return namespaces.get(namespace).filter(Namespace::isMarkedForDeletion).isPresent();
  }

  @Override
  public Optional<AppFirewall> firewall(NamespacedName id) {
    return firewalls.get(id);
  }

  @Override
  public Optional<AddressGroup> addressGroup(NamespacedName id) {
    return addressGroups.get(id);
  }

  @Override
  public Optional<ClusterAddressGroup> clusterAddressGroup(String name) {
    return clusterAddressGroups.get(name);
  }
}
