package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import java.util.List;
import java.util.Optional;

/** A rule about pods that are not there, in namespaces whose pods are known. */
final class NoSuchPods extends RuleLint {
  NoSuchPods() {
    super(Code.NO_SUCH_PODS);
  }

  @Override
  Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    boolean meansNobody =
        rule.became().stream()
            .allMatch(ref ->
                isAboutKnownPods(ref, landscape) && landscape.tracer().meantBy(ref).isEmpty());
    return meansNobody
        ? Optional.of(
            "no pod is meant by the peers of this rule, so it opens nothing. Compare the labels"
                + " with those of the pods that are meant.")
        : Optional.empty();
  }

  private static boolean isAboutKnownPods(PolicyRuleRef ref, Landscape landscape) {
    return ref.rule().peers() instanceof PeerSet.Listed(List<PolicyPeer> peers)
        && peers.stream()
            .allMatch(peer ->
                peer instanceof PolicyPeer.Pods(Namespaces where, LabelSelector pods)
                    && landscape.hasPodsIn(where, ref.policy().id().namespace()));
  }
}
