package io.appfirewall.core.flow;

import io.appfirewall.core.flow.AddressLine.Run;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The flows that one network allows and another does not, and the other way round; sorted. */
public record Difference(List<Flow> gained, List<Flow> lost) {
  public Difference {
    gained = gained.stream().sorted().toList();
    lost = lost.stream().sorted().toList();
  }

  public static Difference between(Network before, Network after) {
    return new Comparison(before, after).difference();
  }

  public boolean isEmpty() {
    return gained.isEmpty() && lost.isEmpty();
  }

  /** Two networks side by side, over the same pieces of the addresses. */
  private static final class Comparison {
    private record Change(Connections before, Connections after) {}

    private record BothSides(Set<Side> before, Set<Side> after) {}

    private final AddressLine line;
    private final Enforced enforcedBefore;
    private final Enforced enforcedAfter;
    private final Evaluator before;
    private final Evaluator after;
    private final Map<BothSides, List<Run<Change>>> runs = new HashMap<>();
    private final List<Flow> gained = new ArrayList<>();
    private final List<Flow> lost = new ArrayList<>();

    Comparison(Network before, Network after) {
      line = AddressLine.cutBy(Stream.concat(before.cidrs(), after.cidrs()).toList());
      enforcedBefore = new Enforced(before, line, Optional.empty());
      enforcedAfter = new Enforced(after, line, Optional.of(enforcedBefore));
      this.before = new Evaluator(enforcedBefore);
      this.after = new Evaluator(enforcedAfter);
    }

    Difference difference() {
      SortedSet<Workload> workloads = new TreeSet<>(before.workloads());
      workloads.addAll(after.workloads());
      for (Workload workload : workloads) {
        compareReached(workload);
        compareOutside(Direction.EGRESS, workload);
        compareOutside(Direction.INGRESS, workload);
      }
      return new Difference(gained, lost);
    }

    private void compareReached(Workload from) {
      SortedMap<Workload, Connections> was = before.reachedFrom(from);
      SortedMap<Workload, Connections> is = after.reachedFrom(from);
      SortedSet<Workload> either = new TreeSet<>(was.keySet());
      either.addAll(is.keySet());
      for (Workload to : either) {
        note(
            from,
            to,
            new Change(
                was.getOrDefault(to, Connections.NONE), is.getOrDefault(to, Connections.NONE)));
      }
    }

    private void compareOutside(Direction direction, Workload workload) {
      BothSides sides =
          new BothSides(before.sides(direction, workload), after.sides(direction, workload));
      for (Run<Change> run : runs.computeIfAbsent(sides, this::runs)) {
        run.addresses().cidrs().stream()
            .map(Outside::new)
            .forEach(outside -> {
              switch (direction) {
                case EGRESS -> note(workload, outside, run.value());
                case INGRESS -> note(outside, workload, run.value());
              }
            });
      }
    }

    /** Those in which something changes. */
    private List<Run<Change>> runs(BothSides sides) {
      return line
          .runs(piece ->
              new Change(
                  enforcedBefore.withOutside(sides.before, piece),
                  enforcedAfter.withOutside(sides.after, piece)))
          .stream()
          .filter(run -> !run.value().before.equals(run.value().after))
          .toList();
    }

    private void note(Endpoint from, Endpoint to, Change change) {
      note(gained, from, to, change.after.difference(change.before));
      note(lost, from, to, change.before.difference(change.after));
    }

    private static void note(List<Flow> flows, Endpoint from, Endpoint to, Connections some) {
      if (!some.isEmpty()) {
        flows.add(new Flow(from, to, some));
      }
    }
  }
}
