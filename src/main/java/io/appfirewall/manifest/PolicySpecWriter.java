package io.appfirewall.manifest;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;

/** Writes the spec of a NetworkPolicy, leaving nothing to the API server's defaults. */
final class PolicySpecWriter {
  private PolicySpecWriter() {}

  static NetworkPolicySpec write(PolicySpec spec) {
    NetworkPolicySpec written = new NetworkPolicySpec();
    written.setPodSelector(ObjectSelectors.write(spec.podSelector()));
    written.setPolicyTypes(spec.policyTypes().stream().map(Direction::policyType).toList());
    written.setIngress(
        spec.ingress().stream()
            .map(rule -> new NetworkPolicyIngressRule(peers(rule.peers()), ports(rule.ports())))
            .toList());
    written.setEgress(
        spec.egress().stream()
            .map(rule -> egressRule(peers(rule.peers()), ports(rule.ports())))
            .toList());
    return written;
  }

  private static NetworkPolicyEgressRule egressRule(
      List<NetworkPolicyPeer> to, List<NetworkPolicyPort> ports) {
    NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
    rule.setTo(to);
    rule.setPorts(ports);
    return rule;
  }

  // In a NetworkPolicy an empty list of peers means anyone. Only Anyone becomes one: Listed has at
  // least one peer.
  private static List<NetworkPolicyPeer> peers(PeerSet peers) {
    return switch (peers) {
      case PeerSet.Anyone anyone -> List.of();
      case PeerSet.Listed(List<PolicyPeer> listed) ->
          listed.stream().map(PolicySpecWriter::peer).toList();
    };
  }

  private static NetworkPolicyPeer peer(PolicyPeer peer) {
    NetworkPolicyPeer written = new NetworkPolicyPeer();
    switch (peer) {
      case PolicyPeer.Addresses(IpBlock block) -> written.setIpBlock(block(block));
      case PolicyPeer.Pods(Namespaces.Own own, LabelSelector pods) ->
          written.setPodSelector(ObjectSelectors.write(pods));
      case PolicyPeer.Pods(Namespaces.Matching(LabelSelector namespaces), LabelSelector pods) -> {
        written.setNamespaceSelector(ObjectSelectors.write(namespaces));
        if (!pods.selectsEverything()) {
          written.setPodSelector(ObjectSelectors.write(pods));
        }
      }
    }
    return written;
  }

  private static IPBlock block(IpBlock block) {
    return new IPBlock(
        block.cidr().toString(), block.except().stream().map(Cidr::toString).toList());
  }

  private static List<NetworkPolicyPort> ports(PortSet ports) {
    return switch (ports) {
      case PortSet.Every every -> List.of();
      case PortSet.Listed(List<Port> listed) ->
          listed.stream().map(PolicySpecWriter::port).toList();
    };
  }

  private static NetworkPolicyPort port(Port port) {
    NetworkPolicyPort written = new NetworkPolicyPort();
    written.setProtocol(port.protocol().name());
    switch (port) {
      case Port.Numbered(Protocol protocol, PortRange range) -> {
        written.setPort(new IntOrString(range.first()));
        if (!range.isSingle()) {
          written.setEndPort(range.last());
        }
      }
      case Port.Named(Protocol protocol, String name) -> written.setPort(new IntOrString(name));
      case Port.All all -> {}
    }
    return written;
  }
}
