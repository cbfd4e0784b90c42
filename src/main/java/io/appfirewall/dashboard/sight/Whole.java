package io.appfirewall.dashboard.sight;

import static java.util.stream.Collectors.groupingBy;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All that one viewer sees that decides about flows, as it was at some moment.
 *
 * @param namespaces which it is about
 * @param pods by namespace
 * @param policies by the object of ours that they come from; foreign ones are left out
 * @param firewalls of these namespaces
 */
public record Whole(
    List<String> namespaces,
    Network network,
    Explainer explainer,
    Map<String, List<Pod>> pods,
    Map<ObjectId, List<Policy>> policies,
    List<AppFirewall> firewalls) {
  /** What a viewer sees of some namespaces now. */
  public static Whole of(Sight sight, List<String> namespaces) {
    return of(sight, namespaces, Explainer::of);
  }

  /** What a viewer sees of the same namespaces now, sooner than all of it could be found out. */
  Whole next(Sight sight) {
    return of(sight, namespaces, explainer::after);
  }

  private static Whole of(
      Sight sight, List<String> namespaces, Function<Network, Explainer> explaining) {
    Network network = sight.network(namespaces);
    Set<String> places = Set.copyOf(namespaces);
    return new Whole(
        List.copyOf(namespaces),
        network,
        explaining.apply(network),
        network.pods().stream().collect(groupingBy(pod -> pod.id().namespace())),
        network.policies().stream()
            .filter(policy -> policy.source().isPresent())
            .collect(groupingBy(policy -> policy.source().orElseThrow().object())),
        sight
            .firewalls()
            .filter(firewall -> places.contains(firewall.getMetadata().getNamespace()))
            .toList());
  }

  /** Those of one namespace. */
  public List<Pod> pods(String namespace) {
    return pods.getOrDefault(namespace, List.of());
  }

  /** Those that an object of ours is the source of. */
  public List<Policy> policies(ObjectId source) {
    return policies.getOrDefault(source, List.of());
  }
}
