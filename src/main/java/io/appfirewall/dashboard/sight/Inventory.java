package io.appfirewall.dashboard.sight;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.InputObjects;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the pages can show, of a cluster or of some manifests, whoever looks. What it
 * returns must not be altered.
 */
public interface Inventory {
  Settings settings();

  Stream<TargetNamespace> namespaces();

  /** All of them, with their statuses. */
  Stream<AppFirewall> firewalls();

  /** The same at a glance, sorted by namespace; none of them is looked at for that. */
  Stream<NamespaceRows> firewallRows();

  Optional<AppFirewall> firewall(NamespacedName id);

  /** The firewalls that name this one in a rule, itself left out. */
  Stream<NamespacedName> users(NamespacedName firewall);

  Stream<FirewallBaseline> baselines();

  Stream<AddressGroup> addressGroups();

  Stream<ClusterAddressGroup> clusterAddressGroups();

  /** The policies of a namespace, ours with what they come from. */
  Stream<Policy> policies(String namespace);

  Optional<NetworkPolicy> networkPolicy(NamespacedName id);

  Stream<Pod> pods(String namespace);

  /** The Events on a firewall, the latest first; none where nobody records any. */
  List<Happening> events(NamespacedName firewall);

  /** Repairs of policies, of objects that are there, the latest first; empty if nobody knows. */
  Optional<Stream<Repair>> repairs();

  /** Whatever decides about flows in some namespaces, and what has none, as objects. */
  InputObjects objects(Set<String> namespaces);

  /** Sentences on what could not be read. */
  List<String> problems();
}
