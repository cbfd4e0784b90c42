package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What is open between groups of pods: whatever their members may do, but for what is within one
 * workload. A pod may be in several groups, or in none. Of each two groups there is one flow, over
 * all that is open; its ends are two workloads that may do some of it.
 *
 * @param <G> what groups are told apart by
 */
public final class GroupFlows<G> {
  private final Enforced enforced;
  private final Map<G, Group> groups = new HashMap<>();

  /** The groups of each class's pods, and their workloads. */
  private final List<Map<G, Some>> byClass = new ArrayList<>();

  /** A group's pods: how many, and by the numbers of their classes their workloads. */
  private static final class Group {
    private final Map<Integer, Some> members = new HashMap<>();
    private int size;
  }

  /** One workload, and another where there are several. */
  private record Some(Workload one, Optional<Workload> other) {
    Some and(Workload another) {
      return other.isPresent() || one.equals(another) ? this : new Some(one, Optional.of(another));
    }

    /** One of these to another of those. */
    Optional<Flow> to(Some those, Connections open) {
      if (!one.equals(those.one)) {
        return Optional.of(new Flow(one, those.one, open));
      }
      return those
          .other
          .map(to -> new Flow(one, to, open))
          .or(() -> other.map(from -> new Flow(from, those.one, open)));
    }
  }

  GroupFlows(Enforced enforced, Function<Pod, ? extends Collection<G>> groupsOf) {
    this.enforced = enforced;
    for (int number = 0; number < enforced.parties().classCount(); number++) {
      byClass.add(new HashMap<>());
      for (Pod pod : enforced.population().pods(number)) {
        for (G group : groupsOf.apply(pod)) {
          add(group, number, pod.workload());
        }
      }
    }
  }

  private void add(G name, int number, Workload workload) {
    Some workloads =
        byClass
            .get(number)
            .merge(name, new Some(workload, Optional.empty()), (some, one) -> some.and(one.one));
    Group group = groups.computeIfAbsent(name, g -> new Group());
    group.members.put(number, workloads);
    group.size++;
  }

  /** How many pods a group has. */
  public int size(G group) {
    return group(group).size;
  }

  private Group group(G name) {
    return groups.getOrDefault(name, new Group());
  }

  /** Whether all pods of a group are isolated in a direction; those of an empty one are. */
  public boolean isIsolated(Direction direction, G group) {
    return group(group).members.keySet().stream()
        .allMatch(number -> enforced.sides(direction).of(number).isIsolated());
  }

  /** The groups to which one may open something, itself included. */
  public Map<G, Flow> reachedFrom(G from) {
    return flows(from, enforced::reachedFrom, this::between);
  }

  /** The groups that may open something to one, itself included. */
  public Map<G, Flow> reaching(G to) {
    return flows(to, enforced::reaching, (own, other) -> between(other, own));
  }

  /** Workloads of a class. */
  private record Members(int podClass, Some workloads) {}

  private Map<G, Flow> flows(
      G group,
      IntFunction<IntStream> others,
      BiFunction<Members, Members, Optional<Flow>> between) {
    Map<G, Flow> flows = new HashMap<>();
    group(group)
        .members
        .forEach((number, workloads) ->
            others
                .apply(number)
                .forEach(other ->
                    byClass
                        .get(other)
                        .forEach((name, peers) ->
                            between
                                .apply(new Members(number, workloads), new Members(other, peers))
                                .ifPresent(flow -> flows.merge(name, flow, GroupFlows::both)))));
    return flows;
  }

  private Optional<Flow> between(Members from, Members to) {
    return from.workloads.to(to.workloads, enforced.between(from.podClass, to.podClass));
  }

  /** What is open between a group and the addresses outside. */
  public Optional<Flow> outside(Direction direction, G group) {
    return group(group).members.entrySet().stream()
        .flatMap(members ->
            enforced
                .outside(enforced.sides(direction, Set.of(members.getKey())))
                .entrySet()
                .stream()
                .map(open -> outside(direction, members.getValue().one, open)))
        .reduce(GroupFlows::both);
  }

  private static Flow outside(
      Direction direction, Workload workload, Map.Entry<Cidr, Connections> open) {
    Outside addresses = new Outside(open.getKey());
    return switch (direction) {
      case EGRESS -> new Flow(workload, addresses, open.getValue());
      case INGRESS -> new Flow(addresses, workload, open.getValue());
    };
  }

  private static Flow both(Flow one, Flow other) {
    return new Flow(one.from(), one.to(), one.connections().union(other.connections()));
  }
}
