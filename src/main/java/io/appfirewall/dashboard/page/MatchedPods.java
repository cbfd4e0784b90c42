package io.appfirewall.dashboard.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.dashboard.sight.Whole;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pods that the peers of a rule match now, of those that the viewer sees.
 *
 * @param pods how many
 * @param workloads what they are part of, as {@code namespace/name}; the first only
 * @param addresses whether it names no pods, but addresses alone
 */
public record MatchedPods(
    String direction,
    String name,
    int pods,
    List<String> workloads,
    boolean more,
    boolean addresses) {
  private static final int RULES = 200;
  private static final int WORKLOADS = 5;
  private static final Comparator<Origin.FromRule> ORDER =
      Comparator.comparing(Origin.FromRule::direction).thenComparing(Origin.FromRule::name);

  /** Of the rules of a firewall that are in force, by their names; the first of them only. */
  static List<MatchedPods> of(Whole whole, NamespacedName firewall) {
    Map<Origin.FromRule, List<PolicyRuleRef>> rules =
        whole.policies(ObjectId.namespaced(Kind.APP_FIREWALL, firewall)).stream()
            .flatMap(policy -> Stream.of(Direction.values()).map(policy::rules))
            .flatMap(List::stream)
            .filter(rule -> rule.origin().orElse(null) instanceof Origin.FromRule)
            .collect(
                groupingBy(
                    rule -> (Origin.FromRule) rule.origin().orElseThrow(),
                    () -> new TreeMap<>(ORDER),
                    toList()));
    return rules.entrySet().stream()
        .limit(RULES)
        .map(rule -> of(whole, rule.getKey(), rule.getValue()))
        .toList();
  }

  private static MatchedPods of(Whole whole, Origin.FromRule origin, List<PolicyRuleRef> rules) {
    Map<NamespacedName, Workload> pods =
        rules.stream()
            .flatMap(whole.explainer()::meantBy)
            .collect(toMap(Pod::id, Pod::workload, (one, same) -> one));
    List<String> workloads =
        pods.values().stream()
            .map(workload -> workload.namespace() + "/" + workload.name())
            .distinct()
            .sorted()
            .limit(WORKLOADS + 1)
            .toList();
    return new MatchedPods(
        origin.direction().toString(),
        origin.name(),
        pods.size(),
        workloads.stream().limit(WORKLOADS).toList(),
        workloads.size() > WORKLOADS,
        rules.stream().allMatch(MatchedPods::isOfAddresses));
  }

  private static boolean isOfAddresses(PolicyRuleRef rule) {
    return switch (rule.rule().peers()) {
      case PeerSet.Anyone anyone -> false;
      case PeerSet.Listed(List<PolicyPeer> peers) ->
          peers.stream().allMatch(PolicyPeer.Addresses.class::isInstance);
    };
  }

  /** For example {@code 3 pods: shop/web}. */
  public String words() {
    if (pods == 0) {
      return addresses ? "–" : "no pods";
    }
    return (pods == 1 ? "1 pod: " : pods + " pods: ")
        + String.join(", ", workloads)
        + (more ? ", …" : "");
  }
}
