package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spec of any NetworkPolicy, with the meaning that the API server gives to what is left
 * out.
 *
 * <p>A spec of which one part cannot be read is not read at all: what a policy allows is never told
 * from a half of it.
 */
final class PolicySpecReader {
  private PolicySpecReader() {}

  static Optional<PolicySpec> read(@Nullable NetworkPolicySpec spec) {
    if (spec == null) {
      return Optional.empty();
    }
    Optional<LabelSelector> pods = ObjectSelectors.read(spec.getPodSelector());
    Optional<List<PolicyRule>> ingress =
        Whole.of(nullToNone(spec.getIngress()), PolicySpecReader::ingressRule);
    Optional<List<PolicyRule>> egress =
        Whole.of(nullToNone(spec.getEgress()), PolicySpecReader::egressRule);
    Optional<SortedSet<Direction>> types =
        policyTypes(nullToNone(spec.getPolicyTypes()), !nullToNone(spec.getEgress()).isEmpty());
    if (pods.isEmpty() || ingress.isEmpty() || egress.isEmpty() || types.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new PolicySpec(pods.get(), types.get(), ingress.get(), egress.get()));
  }

  // Without policyTypes a policy always isolates ingress, and egress if it has rules for it.
  private static Optional<SortedSet<Direction>> policyTypes(
      List<String> given, boolean hasEgressRules) {
    if (given.isEmpty()) {
      return Optional.of(
          new TreeSet<>(hasEgressRules ? List.of(Direction.values()) : List.of(Direction.INGRESS)));
    }
    return Whole.of(given, PolicySpecReader::policyType).map(TreeSet::new);
  }

  private static Optional<Direction> policyType(String text) {
    return List.of(Direction.values()).stream()
        .filter(direction -> direction.policyType().equals(text))
        .findFirst();
  }

  private static Optional<PolicyRule> ingressRule(NetworkPolicyIngressRule rule) {
    return rule(nullToNone(rule.getFrom()), nullToNone(rule.getPorts()));
  }

  private static Optional<PolicyRule> egressRule(NetworkPolicyEgressRule rule) {
    return rule(nullToNone(rule.getTo()), nullToNone(rule.getPorts()));
  }

  // An empty list of peers means anyone, an empty list of ports every port.
  private static Optional<PolicyRule> rule(
      List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
    Optional<List<PolicyPeer>> whom = Whole.of(peers, PolicyPeerReader::read);
    Optional<List<Port>> which = Whole.of(ports, PolicyPortReader::read);
    return whom.flatMap(p ->
        which.map(q ->
            new PolicyRule(
                p.isEmpty() ? PeerSet.ANYONE : PeerSet.of(p),
                q.isEmpty() ? PortSet.EVERY : PortSet.of(q))));
  }

  private static <T> List<T> nullToNone(@Nullable List<T> list) {
    return requireNonNullElse(list, List.of());
  }
}
