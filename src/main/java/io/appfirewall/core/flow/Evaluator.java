package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who reaches whom under a network's policies, to the letter of their API: a pod is isolated in a
 * direction by every policy that selects it and has that policy type; then it may do what the union
 * of those allows; both ends must allow a connection; replies are always allowed.
 */
public final class Evaluator {
  private final Enforced enforced;
  private final Population population;

  Evaluator(Enforced enforced) {
    this.enforced = enforced;
    this.population = enforced.population();
  }

  public static Evaluator of(Network network) {
    return new Evaluator(Enforced.of(network));
  }

  /**
   * Everything that is allowed between two workloads and between a workload and the outside,
   * sorted; computed as it is asked for. What one of a workload's pods may do, the workload may.
   */
  public Stream<Flow> flows() {
    return Stream.concat(workloads().stream().flatMap(this::flowsFrom), flowsFromOutside());
  }

  private Stream<Flow> flowsFrom(Workload from) {
    return Stream.concat(
        reachedFrom(from).entrySet().stream().map(to -> new Flow(from, to.getKey(), to.getValue())),
        outside(Direction.EGRESS, from).entrySet().stream()
            .map(to -> new Flow(from, new Outside(to.getKey()), to.getValue())));
  }

  private Stream<Flow> flowsFromOutside() {
    SortedMap<Cidr, SortedMap<Workload, Connections>> flows = new TreeMap<>();
    for (Workload to : workloads()) {
      outside(Direction.INGRESS, to)
          .forEach(
              (from, open) -> flows.computeIfAbsent(from, block -> new TreeMap<>()).put(to, open));
    }
    return flows.entrySet().stream()
        .flatMap(from ->
            from.getValue().entrySet().stream()
                .map(to -> new Flow(new Outside(from.getKey()), to.getKey(), to.getValue())));
  }

  SortedSet<Workload> workloads() {
    return population.workloads();
  }

  /** The other workloads that a workload reaches; none for a workload that is not there. */
  SortedMap<Workload, Connections> reachedFrom(Workload from) {
    SortedMap<Workload, Connections> reached = new TreeMap<>();
    for (int source : population.classesOf(from)) {
      enforced.reachedFrom(source).forEach(to -> add(reached, to, enforced.between(source, to)));
    }
    reached.remove(from);
    return reached;
  }

  private void add(Map<Workload, Connections> reached, int to, Connections open) {
    population.workloads(to).forEach(workload -> reached.merge(workload, open, Connections::union));
  }

  private SortedMap<Cidr, Connections> outside(Direction direction, Workload workload) {
    return enforced.outside(sides(direction, workload));
  }

  /** What the policies make of a workload's pods; none for one that is not there. */
  Set<Side> sides(Direction direction, Workload workload) {
    return enforced.sides(direction, population.classesOf(workload));
  }
}
