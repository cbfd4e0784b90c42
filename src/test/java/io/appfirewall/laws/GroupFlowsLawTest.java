package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.GroupFlows;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Direction;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is open between groups against what is open between their members, one by one. */
class GroupFlowsLawTest {
  private static final int RANDOM_NETWORKS = 20_000;
  private static final String OUTSIDE = "outside";

  private record Ends(Object from, Object to) {}

  @Test
  void agreesInRandomNetworks() {
    long flows =
        LongStream.range(0, RANDOM_NETWORKS)
            .parallel()
            .map(seed -> {
              RandomNetwork network = new RandomNetworks(seed).network();
              return agree(
                  Evaluation.network(network.enforcement(), network.endpoints()), "seed " + seed);
            })
            .sum();
    assertThat(flows).as("flows between groups").isGreaterThan(RANDOM_NETWORKS);
  }

  private static int agree(Network network, String where) {
    Map<Workload, Set<String>> groups = new HashMap<>();
    network.pods().forEach(pod -> groups.put(pod.workload(), groupsOf(pod)));
    Map<Ends, Connections> expected = new HashMap<>();
    Set<Ends> open = new HashSet<>();
    Evaluator.of(network)
        .flows()
        .forEach(flow -> {
          open.add(new Ends(flow.from(), flow.to()));
          for (String from : groupsOf(flow.from(), groups)) {
            for (String to : groupsOf(flow.to(), groups)) {
              expected.merge(new Ends(from, to), flow.connections(), Connections::union);
            }
          }
        });
    GroupFlows<String> flows = Explainer.of(network).tracer().between(GroupFlowsLawTest::groupsOf);

    Map<Ends, Connections> found = new HashMap<>();
    Map<Ends, Connections> foundBackwards = new HashMap<>();
    Set<Ends> examples = new HashSet<>();
    groups.values().stream()
        .flatMap(Set::stream)
        .distinct()
        .forEach(group -> {
          flows
              .reachedFrom(group)
              .forEach((to, flow) -> note(new Ends(group, to), flow, found, examples));
          flows
              .reaching(group)
              .forEach((from, flow) -> note(new Ends(from, group), flow, foundBackwards, examples));
          for (var ends :
              Map.of(
                      Direction.EGRESS, new Ends(group, OUTSIDE),
                      Direction.INGRESS, new Ends(OUTSIDE, group))
                  .entrySet()) {
            Optional<Flow> outside = flows.outside(ends.getKey(), group);
            outside.ifPresent(flow -> {
              note(ends.getValue(), flow, found, examples);
              note(ends.getValue(), flow, foundBackwards, examples);
            });
            assertThat(flows.isIsolated(ends.getKey(), group))
                .as("%s of %s, %s", ends.getKey(), group, where)
                .isEqualTo(areIsolated(network, ends.getKey(), group));
          }
          assertThat(flows.size(group))
              .as(where)
              .isEqualTo(
                  (int) groups.values().stream().filter(some -> some.contains(group)).count());
        });
    assertThat(found).as(where).isEqualTo(expected);
    assertThat(foundBackwards).as(where).isEqualTo(expected);
    assertThat(open).as("examples, %s", where).containsAll(examples);
    return found.size();
  }

  private static void note(Ends ends, Flow flow, Map<Ends, Connections> found, Set<Ends> examples) {
    found.put(ends, flow.connections());
    examples.add(new Ends(flow.from(), flow.to()));
  }

  private static Set<String> groupsOf(Pod pod) {
    Set<String> groups = new HashSet<>(Set.of(pod.id().namespace()));
    pod.labels().forEach((key, value) -> groups.add(key + "=" + value));
    return groups;
  }

  private static Set<String> groupsOf(
      io.appfirewall.core.flow.Endpoint end, Map<Workload, Set<String>> groups) {
    return switch (end) {
      case Workload workload -> groups.getOrDefault(workload, Set.of());
      case Outside outside -> Set.of(OUTSIDE);
    };
  }

  private static boolean areIsolated(Network network, Direction direction, String group) {
    List<Pod> members =
        network.pods().stream().filter(pod -> groupsOf(pod).contains(group)).toList();
    return members.stream()
        .allMatch(pod -> policiesOn(network, direction, pod).findAny().isPresent());
  }

  private static Stream<?> policiesOn(Network network, Direction direction, Pod pod) {
    return network.policies().stream().filter(policy -> policy.isolates(pod, direction));
  }
}
