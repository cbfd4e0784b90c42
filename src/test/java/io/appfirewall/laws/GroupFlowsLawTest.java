package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.GroupFlows;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Tracer;
import io.appfirewall.core.model.Direction;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is open between groups against what is open between their members, one by one. */
class GroupFlowsLawTest {
  private static final int RANDOM_NETWORKS = 20_000;
  private static final String OUTSIDE = "outside";

  private record Ends(String from, String to) {}

  @Test
  void aGroupMayDoWhatItsMembersMay() {
    long flows =
        inRandomNetworks(network -> {
          Map<Ends, Connections> expected = oneByOne(network);
          assertThat(connections(flowsOf(network, Direction.EGRESS))).isEqualTo(expected);
          assertThat(connections(flowsOf(network, Direction.INGRESS))).isEqualTo(expected);
          return expected.size();
        });
    assertThat(flows).as("flows between groups").isGreaterThan(RANDOM_NETWORKS);
  }

  @Test
  void theEndsOfAFlowAreTheSameInWhateverOrderThePodsAre() {
    long flows =
        inRandomNetworks(network -> {
          List<Pod> shuffled = new ArrayList<>(network.pods());
          Collections.shuffle(shuffled, new Random(network.pods().size()));
          Map<Ends, Flow> ends = flowsOf(network, Direction.EGRESS);
          assertThat(
                  flowsOf(
                      new Network(network.namespaces(), shuffled, network.policies()),
                      Direction.EGRESS))
              .isEqualTo(ends);
          return ends.size();
        });
    assertThat(flows).as("flows between groups").isPositive();
  }

  @Test
  void aGroupIsIsolatedWhenAllItsMembersAre() {
    long isolated =
        inRandomNetworks(network -> {
          GroupFlows<String> flows = Tracer.of(network).between(GroupFlowsLawTest::groupsOf);
          int count = 0;
          for (String group : groups(network)) {
            List<Pod> members =
                network.pods().stream().filter(pod -> groupsOf(pod).contains(group)).toList();
            boolean expected =
                members.stream()
                    .allMatch(pod ->
                        network.policies().stream()
                            .anyMatch(policy -> policy.isolates(pod, Direction.INGRESS)));
            assertThat(flows.isIsolated(Direction.INGRESS, group)).isEqualTo(expected);
            assertThat(flows.size(group)).isEqualTo(members.size());
            count += expected ? 1 : 0;
          }
          return count;
        });
    assertThat(isolated).as("isolated groups").isPositive();
  }

  private static long inRandomNetworks(ToIntFunction<Network> count) {
    return LongStream.range(0, RANDOM_NETWORKS)
        .parallel()
        .map(seed -> {
          RandomNetwork random = new RandomNetworks(seed).network();
          Network network = Evaluation.network(random.enforcement(), random.endpoints());
          try {
            return count.applyAsInt(withWorkloads(network, new Random(seed)));
          } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
          }
        })
        .sum();
  }

  /** The same where some pods are of one workload, and some on their node's network. */
  private static Network withWorkloads(Network network, Random random) {
    List<Pod> pods = new ArrayList<>();
    for (Pod pod : network.pods()) {
      Workload workload =
          new Workload(pod.id().namespace(), "some-" + random.nextInt(3), "Deployment");
      pods.add(
          new Pod(
              pod.id(),
              random.nextBoolean() ? workload : pod.workload(),
              pod.labels(),
              pod.ports(),
              random.nextInt(8) == 0,
              pod.addresses()));
    }
    return new Network(network.namespaces(), pods, network.policies());
  }

  private static Map<Ends, Connections> oneByOne(Network network) {
    Tracer tracer = Tracer.of(network);
    Map<Ends, Connections> open = new HashMap<>();
    for (Pod from : network.pods()) {
      for (Pod to : network.pods()) {
        if (!from.workload().equals(to.workload())) {
          note(groupsOf(from), groupsOf(to), tracer.between(from, to), open);
        }
      }
      tracer
          .outside(Direction.EGRESS, List.of(from))
          .values()
          .forEach(some -> note(groupsOf(from), Set.of(OUTSIDE), some, open));
      tracer
          .outside(Direction.INGRESS, List.of(from))
          .values()
          .forEach(some -> note(Set.of(OUTSIDE), groupsOf(from), some, open));
    }
    return open;
  }

  private static void note(
      Set<String> from, Set<String> to, Connections some, Map<Ends, Connections> open) {
    if (!some.isEmpty()) {
      from.forEach(source ->
          to.forEach(sink -> open.merge(new Ends(source, sink), some, Connections::union)));
    }
  }

  /** All of them, asked for from one side. */
  private static Map<Ends, Flow> flowsOf(Network network, Direction side) {
    GroupFlows<String> flows = Tracer.of(network).between(GroupFlowsLawTest::groupsOf);
    Map<Ends, Flow> all = new HashMap<>();
    for (String group : groups(network)) {
      switch (side) {
        case EGRESS ->
            flows.reachedFrom(group).forEach((to, flow) -> all.put(new Ends(group, to), flow));
        case INGRESS ->
            flows.reaching(group).forEach((from, flow) -> all.put(new Ends(from, group), flow));
      }
      Optional<Flow> out = flows.outside(Direction.EGRESS, group);
      out.ifPresent(flow -> all.put(new Ends(group, OUTSIDE), flow));
      Optional<Flow> in = flows.outside(Direction.INGRESS, group);
      in.ifPresent(flow -> all.put(new Ends(OUTSIDE, group), flow));
    }
    return all;
  }

  private static Map<Ends, Connections> connections(Map<Ends, Flow> flows) {
    Map<Ends, Connections> connections = new HashMap<>();
    flows.forEach((ends, flow) -> connections.put(ends, flow.connections()));
    return connections;
  }

  private static Set<String> groups(Network network) {
    Set<String> groups = new HashSet<>();
    network.pods().forEach(pod -> groups.addAll(groupsOf(pod)));
    return groups;
  }

  private static Set<String> groupsOf(Pod pod) {
    Set<String> groups = new HashSet<>(Set.of(pod.id().namespace()));
    pod.labels().forEach((key, value) -> groups.add(key + "=" + value));
    return groups;
  }
}
