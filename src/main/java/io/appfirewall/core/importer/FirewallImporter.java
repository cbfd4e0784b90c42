package io.appfirewall.core.importer;

import io.appfirewall.core.flow.Containment;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Writes a firewall for policies on the same pods. */
final class FirewallImporter {
  private static final int LONGEST_DESCRIPTION = 1024;

  private final PeerImporter peers;
  private final List<PolicyRuleRef> dns;

  /**
   * For firewalls of one cluster.
   *
   * @param dns the rules that {@code dns: Allow} comes to
   */
  FirewallImporter(PeerImporter peers, List<PolicyRuleRef> dns) {
    this.peers = peers;
    this.dns = dns;
  }

  /**
   * A firewall that means the same as the policies, or less where it cannot.
   *
   * @param policies on the same pods; at least one
   */
  Firewall firewall(NamespacedName id, List<Policy> policies) {
    SortedSet<Direction> policyTypes = Equivalence.policyTypes(policies);
    boolean isDnsOpen =
        policyTypes.contains(Direction.EGRESS)
            && !dns.isEmpty()
            && Containment.isContained(dns, Equivalence.rules(policies, Direction.EGRESS));
    return new Firewall(
        id,
        Optional.empty(),
        description(policies),
        Subject.of(policies.getFirst()).pods(),
        policyTypes,
        Mode.ENFORCE,
        isDnsOpen || !policyTypes.contains(Direction.EGRESS) ? DnsPolicy.ALLOW : DnsPolicy.DENY,
        DeletionPolicy.DELETE,
        rules(Direction.INGRESS, policies, List.of()),
        rules(Direction.EGRESS, policies, isDnsOpen ? dns : List.of()));
  }

  private List<Rule> rules(
      Direction direction, List<Policy> policies, List<PolicyRuleRef> saidOtherwise) {
    RuleImporter rules = new RuleImporter(direction, peers);
    return Equivalence.rules(policies, direction).stream()
        .filter(rule -> !Containment.isContained(List.of(rule), saidOtherwise))
        .map(PolicyRuleRef::rule)
        .distinct()
        .flatMap(rule -> rules.rules(rule, policies.getFirst().id().namespace()).stream())
        .toList();
  }

  private static String description(List<Policy> policies) {
    String all =
        policies.stream()
            .map(policy -> policy.id().name())
            .sorted()
            .collect(Collectors.joining(", ", "Imported from NetworkPolicy ", "."));
    return all.length() <= LONGEST_DESCRIPTION ? all : "Imported from NetworkPolicies.";
  }
}
