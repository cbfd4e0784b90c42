package io.appfirewall.core.model;

/** Why a policy has a rule. */
public sealed interface Origin {
  /** A rule of the firewall. */
  record FromRule(Direction direction, String name) implements Origin {}

  /** DNS, which isolated egress keeps open unless told otherwise. */
  record Dns() implements Origin {}

  /** An entity that a baseline allows. */
  record Allowed(Direction direction, Entity entity) implements Origin {}

  /** Port 53 of the cluster's DNS pods, which a baseline keeps open to everyone. */
  record DnsService() implements Origin {}
}
