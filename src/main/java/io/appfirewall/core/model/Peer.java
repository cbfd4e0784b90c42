package io.appfirewall.core.model;

/** Whom a rule is about, as the user names it. */
public sealed interface Peer {
  /** The members of another firewall, or of the firewall itself. */
  record FirewallRef(NamespacedName firewall) implements Peer {}

  /** Pods by their labels and those of their namespace; both must match. */
  record Pods(Namespaces namespaces, LabelSelector pods) implements Peer {}

  /** The pods, or the addresses, behind a Service. */
  record ServiceRef(NamespacedName service) implements Peer {}

  /** Addresses, written out. */
  record Block(IpBlock block) implements Peer {}

  /** Addresses, by the name of their AddressGroup or ClusterAddressGroup. */
  record AddressGroupRef(ObjectId group) implements Peer {}

  /** One of the well-known peers. */
  record EntityRef(Entity entity) implements Peer {}
}
