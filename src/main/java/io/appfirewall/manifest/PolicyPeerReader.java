package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Optional;

/** Reads one peer of a NetworkPolicy's rule. */
final class PolicyPeerReader {
  private PolicyPeerReader() {}

  static Optional<PolicyPeer> read(NetworkPolicyPeer peer) {
    boolean selects = peer.getPodSelector() != null || peer.getNamespaceSelector() != null;
    boolean isBlock = peer.getIpBlock() != null;
    if (selects == isBlock) {
      return Optional.empty();
    }
    return isBlock
        ? block(peer.getIpBlock()).map(PolicyPeer.Addresses::new)
        : pods(peer).map(pods -> pods);
  }

  // An absent namespaceSelector means the policy's own namespace, an empty one every namespace; an
  // absent podSelector means every pod, as an empty one does.
  private static Optional<PolicyPeer.Pods> pods(NetworkPolicyPeer peer) {
    Optional<LabelSelector> pods = ObjectSelectors.read(peer.getPodSelector());
    Optional<Namespaces> namespaces =
        peer.getNamespaceSelector() == null
            ? Optional.of(Namespaces.OWN)
            : ObjectSelectors.read(peer.getNamespaceSelector()).map(Namespaces::matching);
    return pods.flatMap(p -> namespaces.map(ns -> new PolicyPeer.Pods(ns, p)));
  }

  private static Optional<IpBlock> block(IPBlock block) {
    Optional<Cidr> cidr = Optional.ofNullable(block.getCidr()).flatMap(Cidr::read);
    Optional<List<Cidr>> except =
        Whole.of(requireNonNullElse(block.getExcept(), List.<String>of()), Cidr::read);
    return cidr.flatMap(outer ->
        except
            .filter(holes -> holes.stream().allMatch(outer::strictlyContains))
            .map(holes -> new IpBlock(outer, holes)));
  }
}
