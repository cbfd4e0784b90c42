package io.appfirewall.laws;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import java.util.List;
import java.util.Map;

/**
 * What a cluster with these NetworkPolicies allows, by the letter of their documentation: a pod is
 * isolated in a direction by any policy that selects it and has that policy type; then it may do
 * what the union of those policies allows; both ends must allow a connection.
 */
public record Enforcement(Map<String, Map<String, String>> namespaces, List<Placed> policies) {
  /** A policy and where it stands. */
  public record Placed(String namespace, PolicySpec spec) {}

  boolean allows(Flow flow) {
    return flow.isWithinAPod()
        || (allows(flow, Direction.EGRESS) && allows(flow, Direction.INGRESS));
  }

  boolean allows(Flow flow, Direction direction) {
    boolean isolated = false;
    for (Placed policy : policies) {
      if (policy.spec().policyTypes().contains(direction)
          && selects(policy, flow.subject(direction))) {
        isolated = true;
        for (PolicyRule rule : policy.spec().rules(direction)) {
          if (hasPeer(rule, policy.namespace(), flow.other(direction)) && hasPort(rule, flow)) {
            return true;
          }
        }
      }
    }
    return !isolated;
  }

  private static boolean selects(Placed policy, Endpoint subject) {
    return subject
        .pod()
        .filter(pod ->
            pod.namespace().equals(policy.namespace())
                && policy.spec().podSelector().matches(pod.labels()))
        .isPresent();
  }

  private boolean hasPeer(PolicyRule rule, String namespace, Endpoint other) {
    return switch (rule.peers()) {
      case PeerSet.Anyone anyone -> true;
      case PeerSet.Listed(List<PolicyPeer> peers) ->
          peers.stream().anyMatch(peer -> is(peer, namespace, other));
    };
  }

  private boolean is(PolicyPeer peer, String namespace, Endpoint other) {
    return switch (peer) {
      case PolicyPeer.Addresses(IpBlock block) -> other.ip().isIn(block);
      case PolicyPeer.Pods(Namespaces where, LabelSelector pods) ->
          other
              .pod()
              .filter(pod -> pods.matches(pod.labels()) && isIn(where, namespace, pod))
              .isPresent();
    };
  }

  private boolean isIn(Namespaces where, String own, Pod pod) {
    return switch (where) {
      case Namespaces.Own n -> pod.namespace().equals(own);
      case Namespaces.Matching(LabelSelector selector) ->
          selector.matches(namespaces.getOrDefault(pod.namespace(), Map.of()));
    };
  }

  private static boolean hasPort(PolicyRule rule, Flow flow) {
    return switch (rule.ports()) {
      case PortSet.Every every -> true;
      case PortSet.Listed(List<Port> ports) -> ports.stream().anyMatch(port -> is(port, flow));
    };
  }

  private static boolean is(Port port, Flow flow) {
    return port.protocol() == flow.protocol()
        && switch (port) {
          case Port.All all -> true;
          case Port.Numbered(Protocol protocol, PortRange range) -> range.contains(flow.port());
          case Port.Named(Protocol protocol, String name) ->
              flow.to().pod().filter(pod -> pod.names(protocol, name, flow.port())).isPresent();
        };
  }
}
