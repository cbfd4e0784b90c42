package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A block of addresses that the user wrote, and that holds pods. */
final class BlockOverlapsPods extends RuleLint {
  BlockOverlapsPods() {
    super(Code.BLOCK_OVERLAPS_PODS);
  }

  @Override
  Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    if (!namesAddresses(rule.rule())) {
      return Optional.empty();
    }
    List<IpBlock> blocks = rule.became().stream().flatMap(BlockOverlapsPods::blocks).toList();
    List<Pod> inside =
        landscape
            .pods()
            .filter(pod -> blocks.stream().anyMatch(block -> holds(block, pod)))
            .toList();
    return inside.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the addresses hold those of pods: "
                + Names.of(inside)
                + ". Whether a block means pods, too, differs between network plugins. Name pods by"
                + " their labels, and leave their addresses out of blocks.");
  }

  private static boolean namesAddresses(Rule rule) {
    return rule.peers().stream()
        .anyMatch(peer -> peer instanceof Peer.Block || peer instanceof Peer.AddressGroupRef);
  }

  private static Stream<IpBlock> blocks(PolicyRuleRef ref) {
    return ref.rule().peers() instanceof PeerSet.Listed(List<PolicyPeer> peers)
        ? peers.stream()
            .flatMap(peer ->
                peer instanceof PolicyPeer.Addresses(IpBlock block)
                    ? Stream.of(block)
                    : Stream.empty())
        : Stream.empty();
  }

  private static boolean holds(IpBlock block, Pod pod) {
    return pod.addresses().stream()
        .anyMatch(address ->
            block.cidr().contains(address)
                && block.except().stream().noneMatch(hole -> hole.contains(address)));
  }
}
