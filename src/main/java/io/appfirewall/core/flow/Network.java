package io.appfirewall.core.flow;

import static java.util.stream.Collectors.toMap;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pods, and the policies that are enforced on them.
 *
 * @param namespaces labels by name; those of namespaces that only pods or policies mention are
 *     added, and so is the label that every namespace has
 */
public record Network(
    SortedMap<String, Map<String, String>> namespaces, List<Pod> pods, List<Policy> policies) {
  public Network {
    SortedMap<String, Map<String, String>> given = namespaces;
    SortedMap<String, Map<String, String>> all = new TreeMap<>();
    Stream.of(
            given.keySet().stream(),
            pods.stream().map(pod -> pod.id().namespace()),
            policies.stream().map(policy -> policy.id().namespace()))
        .flatMap(names -> names)
        .distinct()
        .forEach(name -> {
          Map<String, String> labels = new TreeMap<>(given.getOrDefault(name, Map.of()));
          labels.put(Namespaces.NAME_LABEL, name);
          all.put(name, Collections.unmodifiableMap(labels));
        });
    namespaces = Collections.unmodifiableSortedMap(all);
    pods = List.copyOf(pods);
    policies = List.copyOf(policies);
  }

  /** The same pods under other policies. */
  public Network with(List<Policy> others) {
    return new Network(namespaces, pods, others);
  }

  /**
   * Some of its pods under the policies that isolate any of them. What is between them, or between
   * them and the outside, depends on nothing else.
   */
  public Network restrictedTo(Collection<Pod> some) {
    Collection<Pod> kinds =
        some.stream().collect(toMap(Subject::of, pod -> pod, (first, like) -> first)).values();
    return new Network(
        namespaces,
        List.copyOf(some),
        policies.stream().filter(policy -> kinds.stream().anyMatch(policy::isolates)).toList());
  }

  /** All of a pod by which policies tell whether they isolate it. */
  private record Subject(String namespace, Map<String, String> labels, boolean hostNetwork) {
    static Subject of(Pod pod) {
      return new Subject(pod.id().namespace(), pod.labels(), pod.hostNetwork());
    }
  }

  /** Every block that a rule names, holes included. */
  Stream<Cidr> cidrs() {
    return blocks()
        .flatMap(block -> Stream.concat(Stream.of(block.cidr()), block.except().stream()));
  }

  private Stream<IpBlock> blocks() {
    return peers()
        .flatMap(peer ->
            peer instanceof PolicyPeer.Addresses(IpBlock block)
                ? Stream.of(block)
                : Stream.empty());
  }

  private Stream<PolicyPeer> peers() {
    return policies.stream()
        .flatMap(policy ->
            Stream.of(Direction.values())
                .flatMap(direction -> policy.spec().rules(direction).stream()))
        .flatMap(rule ->
            rule.peers() instanceof PeerSet.Listed(List<PolicyPeer> peers)
                ? peers.stream()
                : Stream.empty());
  }
}
