package io.appfirewall.core.flow;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Whether one policy's rules open everything that another's do, for any pods and addresses there
 * may ever be. Each peer with each port is looked for in one peer and the ports of its rule: what
 * is said to be contained is, and what only several rules together contain is not said to be.
 */
public final class Containment {
  private Containment() {}

  /** Whether the outer policy is enforced on every pod that the inner one is. */
  public static boolean selects(Policy outer, Policy inner) {
    return outer.id().namespace().equals(inner.id().namespace())
        && isSubset(inner.spec().podSelector(), outer.spec().podSelector());
  }

  /** Whether the outer rules open everything that the inner ones do. */
  public static boolean isContained(
      Collection<PolicyRuleRef> inner, Collection<PolicyRuleRef> outer) {
    return inner.stream().allMatch(rule -> isContained(rule, outer));
  }

  private static boolean isContained(PolicyRuleRef inner, Collection<PolicyRuleRef> outer) {
    Set<BitSet> byPeer = holders(peers(inner), outer, (peer, in) -> hasPeer(in, peer, inner));
    Set<BitSet> byPort = holders(ports(inner), outer, Containment::hasPort);
    return byPeer.stream().allMatch(some -> byPort.stream().allMatch(some::intersects));
  }

  /** For each part of a rule those of the outer rules, by their place, that have it. */
  private static <T> Set<BitSet> holders(
      Collection<T> parts, Collection<PolicyRuleRef> outer, BiPredicate<T, PolicyRuleRef> has) {
    Set<BitSet> holders = new HashSet<>();
    for (T part : parts) {
      BitSet having = new BitSet();
      int place = 0;
      for (PolicyRuleRef rule : outer) {
        having.set(place++, has.test(part, rule));
      }
      holders.add(having);
    }
    return holders;
  }

  /** Empty for anyone. */
  private static List<Optional<PolicyPeer>> peers(PolicyRuleRef rule) {
    return switch (rule.rule().peers()) {
      case PeerSet.Anyone anyone -> List.of(Optional.empty());
      case PeerSet.Listed(List<PolicyPeer> listed) -> listed.stream().map(Optional::of).toList();
    };
  }

  /** Empty for every port. */
  private static List<Optional<Port>> ports(PolicyRuleRef rule) {
    return switch (rule.rule().ports()) {
      case PortSet.Every every -> List.of(Optional.empty());
      case PortSet.Listed(List<Port> listed) -> listed.stream().map(Optional::of).toList();
    };
  }

  private static boolean hasPeer(PolicyRuleRef in, Optional<PolicyPeer> peer, PolicyRuleRef of) {
    return switch (in.rule().peers()) {
      case PeerSet.Anyone anyone -> true;
      case PeerSet.Listed(List<PolicyPeer> others) ->
          peer.isPresent()
              && others.stream().anyMatch(other -> isContained(peer.get(), of, other, in));
    };
  }

  private static boolean hasPort(Optional<Port> port, PolicyRuleRef in) {
    return switch (in.rule().ports()) {
      case PortSet.Every every -> true;
      case PortSet.Listed(List<Port> others) ->
          port.isPresent() && (others.contains(port.get()) || opens(in.rule().ports(), port.get()));
    };
  }

  /** Whether all numbers that a port can mean are open, whatever names mean. */
  private static boolean opens(PortSet ports, Port port) {
    Connections meant =
        port instanceof Port.Named
            ? Connections.of(port.protocol(), Ports.ALL)
            : OpenPorts.of(PortSet.of(port), List.of());
    return meant.isSubsetOf(OpenPorts.of(ports, List.of()));
  }

  private static boolean isContained(
      PolicyPeer peer, PolicyRuleRef of, PolicyPeer other, PolicyRuleRef in) {
    return switch (peer) {
      case PolicyPeer.Addresses(IpBlock block) ->
          other instanceof PolicyPeer.Addresses(IpBlock around) && isContained(block, around);
      case PolicyPeer.Pods pods ->
          other instanceof PolicyPeer.Pods others
              && isSubset(pods.pods(), others.pods())
              && isSubset(namespaces(pods, of), namespaces(others, in));
    };
  }

  private static LabelSelector namespaces(PolicyPeer.Pods peer, PolicyRuleRef of) {
    return switch (peer.namespaces()) {
      case Namespaces.Own own ->
          LabelSelector.label(
              new LabelSelector.Label(Namespaces.NAME_LABEL, of.policy().id().namespace()));
      case Namespaces.Matching(LabelSelector selector) -> selector;
    };
  }

  private static boolean isSubset(LabelSelector inner, LabelSelector outer) {
    return LabelDomains.of(inner).isSubsetOf(LabelDomains.of(outer));
  }

  private static boolean isContained(IpBlock inner, IpBlock outer) {
    return outer.cidr().contains(inner.cidr())
        && outer.except().stream().allMatch(hole -> isLeftOut(hole, inner));
  }

  private static boolean isLeftOut(Cidr hole, IpBlock block) {
    boolean isApart = !hole.contains(block.cidr()) && !block.cidr().contains(hole);
    return isApart || block.except().stream().anyMatch(own -> own.contains(hole));
  }
}
