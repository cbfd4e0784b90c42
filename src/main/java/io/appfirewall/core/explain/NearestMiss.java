package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Party;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.flow.Trace.Opening;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the rule that comes nearest to allowing what is denied: one that means the other end and
 * opens other ports, before one that would mean it if one thing about it were different.
 */
final class NearestMiss {
  /** How far away a rule is, the nearest first. */
  private enum Distance {
    OTHER_PORTS,
    HOST_NETWORK,
    OTHER_NAMESPACE,
    OTHER_LABELS,
    OTHER_NAMESPACE_WHATEVER_LABELS,
    HOLE,
    FAR;

    Reason reason(Direction direction) {
      return switch (this) {
        case OTHER_PORTS -> Reason.PORT_MISMATCH;
        case HOST_NETWORK -> Reason.HOST_NETWORK;
        case OTHER_NAMESPACE, OTHER_NAMESPACE_WHATEVER_LABELS -> Reason.NAMESPACE_MISMATCH;
        case OTHER_LABELS -> Reason.PEER_LABEL_MISMATCH;
        case HOLE, FAR ->
            switch (direction) {
              case INGRESS -> Reason.INGRESS_NO_RULE;
              case EGRESS -> Reason.EGRESS_NO_RULE;
            };
      };
    }
  }

  private record Candidate(Distance distance, boolean hasPorts, Supplier<String> sentence) {}

  private static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.comparing(Candidate::distance)
          .thenComparing(Candidate::hasPorts, Comparator.reverseOrder());

  private final Map<String, Map<String, String>> namespaces;

  /**
   * Among the rules of any policies.
   *
   * @param namespaces labels by name
   */
  NearestMiss(Map<String, Map<String, String>> namespaces) {
    this.namespaces = namespaces;
  }

  Miss find(Denial denial) {
    MissSentence sentence = new MissSentence(denial);
    Stream<Candidate> otherPorts =
        denial.trace().openings().stream()
            .map(Opening::rule)
            .map(rule -> candidate(Distance.OTHER_PORTS, rule, denial, sentence::otherPorts));
    Stream<Candidate> otherPeers =
        denial
            .rules()
            .flatMap(rule ->
                peers(rule).stream().flatMap(peer -> near(rule, peer, denial, sentence).stream()));
    Candidate nearest =
        Stream.concat(otherPorts, otherPeers)
            .min(NEAREST_FIRST)
            .orElseGet(() -> new Candidate(Distance.FAR, false, sentence::noRule));
    return new Miss(nearest.distance.reason(denial.direction()), nearest.sentence.get());
  }

  private static List<PolicyPeer> peers(PolicyRuleRef rule) {
    return switch (rule.rule().peers()) {
      case PeerSet.Anyone anyone -> List.of();
      case PeerSet.Listed(List<PolicyPeer> peers) -> peers;
    };
  }

  private Optional<Candidate> near(
      PolicyRuleRef rule, PolicyPeer peer, Denial denial, MissSentence sentence) {
    return switch (peer) {
      case PolicyPeer.Addresses(IpBlock block) ->
          hole(block, denial.other())
              .map(hole ->
                  candidate(Distance.HOLE, rule, denial, r -> sentence.hole(r, block, hole)));
      case PolicyPeer.Pods pods ->
          denial.other() instanceof Pod pod
              ? near(rule, pods, pod, denial, sentence)
              : Optional.empty();
    };
  }

  private Optional<Candidate> near(
      PolicyRuleRef rule, PolicyPeer.Pods peer, Pod pod, Denial denial, MissSentence sentence) {
    boolean isThere = isIn(peer.namespaces(), rule.policy().id().namespace(), pod);
    boolean isLike = peer.pods().matches(pod.labels());
    if (pod.hostNetwork()) {
      return isThere && isLike
          ? Optional.of(candidate(Distance.HOST_NETWORK, rule, denial, sentence::hostNetwork))
          : Optional.empty();
    }
    if (isLike && !isThere) {
      Distance distance =
          peer.pods().selectsEverything()
              ? Distance.OTHER_NAMESPACE_WHATEVER_LABELS
              : Distance.OTHER_NAMESPACE;
      return Optional.of(
          candidate(distance, rule, denial, r -> sentence.otherNamespace(r, peer.namespaces())));
    }
    return isThere && !isLike
        ? Optional.of(
            candidate(
                Distance.OTHER_LABELS,
                rule,
                denial,
                r -> sentence.otherLabels(r, peer.pods(), pod)))
        : Optional.empty();
  }

  private static Candidate candidate(
      Distance distance,
      PolicyRuleRef rule,
      Denial denial,
      Function<PolicyRuleRef, String> sentence) {
    return new Candidate(distance, denial.isOpenedBy(rule), () -> sentence.apply(rule));
  }

  private boolean isIn(Namespaces where, String own, Pod pod) {
    String namespace = pod.id().namespace();
    return switch (where) {
      case Namespaces.Own o -> namespace.equals(own);
      case Namespaces.Matching(LabelSelector selector) ->
          selector.matches(namespaces.getOrDefault(namespace, Map.of()));
    };
  }

  /** What a block leaves out, if that is where the party is. */
  private static Optional<Cidr> hole(IpBlock block, Party party) {
    Collection<Cidr> addresses =
        switch (party) {
          case Party.Addresses(Cidr own) -> List.of(own);
          case Pod pod -> pod.addresses();
        };
    return block.except().stream()
        .filter(hole -> addresses.stream().anyMatch(hole::contains))
        .findFirst();
  }
}
