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
import java.util.function.Function;

/**
 * What is open between groups of pods: whatever their members may do, but for what is within one
 * workload. A pod may be in several groups, or in none. Of each two groups there is one flow, over
 * all that is open; its ends are the first two workloads that may do some of it.
 *
 * @param <G> what groups are told apart by
 */
public final class GroupFlows<G> {
  private final Enforced enforced;

  /** Sorted. */
  private final List<Workload> workloads;

  private final Map<G, Members> groups = new HashMap<>();

  /** The groups of each class's pods, and the workloads of those. */
  private final List<Map<G, FirstTwo>> byClass = new ArrayList<>();

  /** A group's pods: how many, and their workloads by the numbers of their classes. */
  private static final class Members {
    private final Map<Integer, FirstTwo> byClass = new HashMap<>();
    private int size;
  }

  /**
   * Of some workloads, by their places in the list; the second is negative if there is one only.
   */
  private record FirstTwo(int first, int second) {
    FirstTwo and(int other) {
      if (other == first || other == second) {
        return this;
      }
      if (other < first) {
        return new FirstTwo(other, first);
      }
      return second < 0 || other < second ? new FirstTwo(first, other) : this;
    }
  }

  /**
   * What is open from one workload to another, by their places in the list, and others like them.
   */
  private record Link(int from, int to, Connections connections) {
    Link or(Link other) {
      boolean isFirst = from < other.from || (from == other.from && to <= other.to);
      Link ends = isFirst ? this : other;
      return new Link(ends.from, ends.to, connections.union(other.connections));
    }
  }

  GroupFlows(Enforced enforced, Function<Pod, ? extends Collection<G>> groupsOf) {
    this.enforced = enforced;
    workloads = List.copyOf(enforced.population().workloads());
    Map<Workload, Integer> places = new HashMap<>();
    workloads.forEach(workload -> places.put(workload, places.size()));
    for (int number = 0; number < enforced.parties().classCount(); number++) {
      byClass.add(new HashMap<>());
      for (Pod pod : enforced.population().pods(number)) {
        for (G group : groupsOf.apply(pod)) {
          add(group, number, places.getOrDefault(pod.workload(), -1));
        }
      }
    }
  }

  private void add(G group, int number, int workload) {
    FirstTwo firstTwo =
        byClass
            .get(number)
            .merge(group, new FirstTwo(workload, -1), (known, one) -> known.and(one.first));
    Members members = groups.computeIfAbsent(group, g -> new Members());
    members.byClass.put(number, firstTwo);
    members.size++;
  }

  private Members members(G group) {
    return groups.getOrDefault(group, new Members());
  }

  /** How many pods a group has. */
  public int size(G group) {
    return members(group).size;
  }

  /** Whether all pods of a group are isolated in a direction; those of an empty one are. */
  public boolean isIsolated(Direction direction, G group) {
    return members(group).byClass.keySet().stream()
        .allMatch(number -> enforced.sides(direction).of(number).isIsolated());
  }

  /** The groups to which one may open something, itself included. */
  public Map<G, Flow> reachedFrom(G from) {
    Map<G, Link> links = new HashMap<>();
    members(from)
        .byClass
        .forEach((source, senders) ->
            enforced
                .reachedFrom(source)
                .forEach(sink -> {
                  Connections open = enforced.between(source, sink);
                  byClass
                      .get(sink)
                      .forEach((to, receivers) -> link(senders, receivers, open, to, links));
                }));
    return flows(links);
  }

  /** The groups that may open something to one, itself included. */
  public Map<G, Flow> reaching(G to) {
    Map<G, Link> links = new HashMap<>();
    members(to)
        .byClass
        .forEach((sink, receivers) ->
            enforced
                .reaching(sink)
                .forEach(source -> {
                  Connections open = enforced.between(source, sink);
                  byClass
                      .get(source)
                      .forEach((from, senders) -> link(senders, receivers, open, from, links));
                }));
    return flows(links);
  }

  private void link(
      FirstTwo senders, FirstTwo receivers, Connections open, G peer, Map<G, Link> links) {
    int from = senders.first;
    int to = receivers.first;
    if (from == to && receivers.second >= 0) {
      to = receivers.second;
    } else if (from == to) {
      from = senders.second;
    }
    if (from >= 0) {
      links.merge(peer, new Link(from, to, open), Link::or);
    }
  }

  private Map<G, Flow> flows(Map<G, Link> links) {
    Map<G, Flow> flows = new HashMap<>();
    links.forEach((group, link) ->
        flows.put(
            group, new Flow(workloads.get(link.from), workloads.get(link.to), link.connections)));
    return flows;
  }

  /** What is open between a group and the addresses outside. */
  public Optional<Flow> outside(Direction direction, G group) {
    return members(group).byClass.entrySet().stream()
        .flatMap(members ->
            outside(direction, members.getKey(), workloads.get(members.getValue().first)).stream())
        .reduce((one, other) ->
            one.compareTo(other) <= 0 ? withBoth(one, other) : withBoth(other, one));
  }

  private Optional<Flow> outside(Direction direction, int number, Workload workload) {
    return enforced.outside(enforced.sides(direction, Set.of(number))).entrySet().stream()
        .map(open -> outside(direction, workload, open))
        .reduce(GroupFlows::withBoth);
  }

  private static Flow outside(
      Direction direction, Workload workload, Map.Entry<Cidr, Connections> open) {
    Outside addresses = new Outside(open.getKey());
    return switch (direction) {
      case EGRESS -> new Flow(workload, addresses, open.getValue());
      case INGRESS -> new Flow(addresses, workload, open.getValue());
    };
  }

  /** The first one, over the connections of the second, too. */
  private static Flow withBoth(Flow first, Flow second) {
    return new Flow(first.from(), first.to(), first.connections().union(second.connections()));
  }
}
