package io.appfirewall.core.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.flow.Tracer;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Firewalls, and what is around them. */
public final class Landscape {
  private final List<Firewall> firewalls;
  private final List<AddressGroup> addressGroups;
  private final Map<String, Map<String, String>> namespaces;
  private final Tracer tracer;
  private final Map<ObjectId, Policy> policies;
  private final Map<String, List<Policy>> policiesByNamespace;
  private final Map<String, List<Pod>> podsByNamespace;

  /**
   * What is there.
   *
   * @param firewalls those that are accepted
   */
  public Landscape(List<Firewall> firewalls, List<AddressGroup> addressGroups, Network network) {
    this.firewalls = List.copyOf(firewalls);
    this.addressGroups = List.copyOf(addressGroups);
    namespaces = network.namespaces();
    tracer = Tracer.of(network);
    policiesByNamespace =
        network.policies().stream().collect(groupingBy(policy -> policy.id().namespace()));
    podsByNamespace =
        network.pods().stream()
            .filter(pod -> !pod.hostNetwork())
            .collect(groupingBy(pod -> pod.id().namespace()));
    policies =
        network.policies().stream()
            .filter(policy -> policy.source().isPresent())
            .collect(toMap(policy -> policy.source().orElseThrow().object(), p -> p, (a, b) -> a));
  }

  List<Firewall> firewalls() {
    return firewalls;
  }

  List<AddressGroup> addressGroups() {
    return addressGroups;
  }

  Tracer tracer() {
    return tracer;
  }

  /** The pods of a namespace on the pod network, as far as they are known. */
  List<Pod> podsIn(String namespace) {
    return podsByNamespace.getOrDefault(namespace, List.of());
  }

  /** Whether every namespace that is meant is there, and has pods that are known. */
  boolean hasPodsIn(Namespaces where, String own) {
    return switch (where) {
      case Namespaces.Own o -> !podsIn(own).isEmpty();
      case Namespaces.Matching(LabelSelector selector) -> {
        List<String> meant =
            namespaces.entrySet().stream()
                .filter(namespace -> selector.matches(namespace.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        yield !meant.isEmpty() && meant.stream().noneMatch(name -> podsIn(name).isEmpty());
      }
    };
  }

  /** All pods on the pod network. */
  Stream<Pod> pods() {
    return podsByNamespace.values().stream().flatMap(List::stream);
  }

  List<Pod> members(Firewall firewall) {
    return podsIn(firewall.id().namespace()).stream()
        .filter(pod -> firewall.members().matches(pod.labels()))
        .toList();
  }

  List<Policy> policiesIn(String namespace) {
    return policiesByNamespace.getOrDefault(namespace, List.of());
  }

  /** The rules that came to something in the policy that is enforced. */
  Stream<EnforcedRule> enforcedRules(Firewall firewall) {
    return Optional.ofNullable(policies.get(firewall.objectId())).stream()
        .flatMap(policy ->
            firewall
                .rules()
                .map(rule -> new EnforcedRule(firewall, rule, policy, became(rule, policy))))
        .filter(rule -> !rule.became().isEmpty());
  }

  private static List<PolicyRuleRef> became(Rule rule, Policy policy) {
    Origin origin = new Origin.FromRule(rule.direction(), rule.name());
    return policy.rules(rule.direction()).stream()
        .filter(ref -> ref.origin().filter(origin::equals).isPresent())
        .toList();
  }
}
