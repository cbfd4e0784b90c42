package io.appfirewall.core.model;

/** One peer of a NetworkPolicy's rule. */
public sealed interface PolicyPeer extends Comparable<PolicyPeer> {
  /** Pods by labels; with {@link Namespaces#OWN} those of the policy's namespace. */
  record Pods(Namespaces namespaces, LabelSelector pods) implements PolicyPeer {}

  /** Addresses. */
  record Addresses(IpBlock block) implements PolicyPeer {}

  /** Pods before addresses; each by its text, so that equal sets are equal lists. */
  @Override
  default int compareTo(PolicyPeer other) {
    return switch (this) {
      case Addresses(IpBlock block) ->
          other instanceof Addresses(IpBlock otherBlock) ? block.compareTo(otherBlock) : 1;
      case Pods pods ->
          other instanceof Pods otherPods ? pods.toString().compareTo(otherPods.toString()) : -1;
    };
  }
}
