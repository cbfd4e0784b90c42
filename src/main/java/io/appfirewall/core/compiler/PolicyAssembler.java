package io.appfirewall.core.compiler;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Collects the rules of one policy with their origins, and stops before it grows too large. */
final class PolicyAssembler {
  private final long maxBytes;
  private final List<SourcedRule> ingress = new ArrayList<>();
  private final List<SourcedRule> egress = new ArrayList<>();
  private long bytesAtLeast;

  private record SourcedRule(Origin origin, PolicyRule rule) {}

  PolicyAssembler(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Adds what the openings come to. Takes no more of them once the policy is too large, so that
   * nothing is spent on what is refused anyway.
   */
  void add(Direction direction, Origin origin, Stream<Opening> openings) {
    MergedOpenings merged = new MergedOpenings();
    Iterator<Opening> left = openings.iterator();
    while (bytesAtLeast + merged.bytesAtLeast() <= maxBytes && left.hasNext()) {
      merged.add(left.next());
    }
    bytesAtLeast += merged.bytesAtLeast();
    if (bytesAtLeast <= maxBytes) {
      merged.rules().forEach(rule -> rules(direction).add(new SourcedRule(origin, rule)));
    }
  }

  /** The policy; empty when it would be larger than it may be. */
  Optional<NetworkPolicy> assemble(
      NamespacedName id,
      Owner owner,
      String description,
      LabelSelector podSelector,
      SortedSet<Direction> policyTypes) {
    if (bytesAtLeast > maxBytes) {
      return Optional.empty();
    }
    PolicySpec spec = new PolicySpec(podSelector, policyTypes, rules(ingress), rules(egress));
    NetworkPolicy policy =
        new NetworkPolicy(id, owner, description, spec, origins(ingress), origins(egress));
    return policy.bytes() > maxBytes ? Optional.empty() : Optional.of(policy);
  }

  private List<SourcedRule> rules(Direction direction) {
    return switch (direction) {
      case INGRESS -> ingress;
      case EGRESS -> egress;
    };
  }

  private static List<PolicyRule> rules(List<SourcedRule> rules) {
    return rules.stream().map(SourcedRule::rule).toList();
  }

  private static List<Origin> origins(List<SourcedRule> rules) {
    return rules.stream().map(SourcedRule::origin).toList();
  }
}
