package io.appfirewall.laws;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.laws.Enforcement.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the evaluator makes of the policies that {@link Enforcement} reads one by one. */
public final class Evaluation {
  private record Ends(Object from, Object to) {}

  private final Map<Ends, Connections> flows = new HashMap<>();
  private final Set<Cidr> sources = new HashSet<>();
  private final Set<Cidr> destinations = new HashSet<>();

  private Evaluation(Stream<io.appfirewall.core.flow.Flow> some) {
    some.forEach(flow -> {
      Object from = end(flow.from(), sources);
      Object to = end(flow.to(), destinations);
      if (flows.put(new Ends(from, to), flow.connections()) != null) {
        throw new IllegalStateException("told twice: " + flow);
      }
    });
  }

  private static Object end(io.appfirewall.core.flow.Endpoint endpoint, Set<Cidr> outside) {
    return switch (endpoint) {
      case Workload workload -> workload;
      case Outside(Cidr block) -> {
        outside.add(block);
        yield block;
      }
    };
  }

  static Evaluation of(Enforcement enforcement, List<Endpoint> endpoints) {
    return of(Evaluator.of(network(enforcement, endpoints)).flows());
  }

  public static Evaluation of(Stream<io.appfirewall.core.flow.Flow> flows) {
    return new Evaluation(flows);
  }

  static Network network(Enforcement enforcement, List<Endpoint> endpoints) {
    return new Network(
        new TreeMap<>(enforcement.namespaces()), pods(endpoints), policies(enforcement.policies()));
  }

  public boolean allows(Flow flow) {
    return flow.isWithinAPod()
        || ends(flow.from(), sources).stream()
            .anyMatch(from ->
                ends(flow.to(), destinations).stream()
                    .map(to -> flows.getOrDefault(new Ends(from, to), Connections.NONE))
                    .anyMatch(open -> open.contains(flow.protocol(), flow.port())));
  }

  private static List<Object> ends(Endpoint endpoint, Set<Cidr> blocks) {
    if (endpoint.pod().isPresent()) {
      return List.of(workload(endpoint.pod().get()));
    }
    Cidr address = Cidr.ofAddress(endpoint.address()).orElseThrow();
    return blocks.stream()
        .filter(block -> block.contains(address))
        .map(Object.class::cast)
        .toList();
  }

  private static List<io.appfirewall.core.flow.Pod> pods(List<Endpoint> endpoints) {
    Map<Optional<Pod>, List<Endpoint>> byPod =
        endpoints.stream().collect(groupingBy(Endpoint::pod));
    List<io.appfirewall.core.flow.Pod> pods = new ArrayList<>();
    byPod.forEach((some, addresses) ->
        some.ifPresent(pod ->
            pods.add(
                new io.appfirewall.core.flow.Pod(
                    new NamespacedName(pod.namespace(), pod.name()),
                    workload(pod),
                    pod.labels(),
                    pod.ports().stream()
                        .map(port ->
                            new io.appfirewall.core.flow.Pod.NamedPort(
                                port.name(), port.protocol(), port.number()))
                        .toList(),
                    false,
                    addresses.stream()
                        .map(endpoint -> Cidr.ofAddress(endpoint.address()).orElseThrow())
                        .collect(toSet())))));
    return pods;
  }

  private static Workload workload(Pod pod) {
    return new Workload(pod.namespace(), pod.name(), "Pod");
  }

  private static List<Policy> policies(List<Placed> placed) {
    List<Policy> policies = new ArrayList<>();
    for (Placed policy : placed) {
      policies.add(
          Policy.foreign(
              new NamespacedName(policy.namespace(), "policy-" + policies.size()), policy.spec()));
    }
    return policies;
  }
}
