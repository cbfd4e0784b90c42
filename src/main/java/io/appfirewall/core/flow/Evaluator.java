package io.appfirewall.core.flow;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.AddressLine.Run;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
  private final AddressLine line;
  private final Parties parties;
  private final Sides egress;
  private final Sides ingress;
  private final Map<Set<Side>, SortedMap<Cidr, Connections>> outside = new HashMap<>();

  private Evaluator(Network network, AddressLine line) {
    this.line = line;
    parties = new Parties(network, line);
    egress = new Sides(Direction.EGRESS, network.policies(), parties);
    ingress = new Sides(Direction.INGRESS, network.policies(), parties);
  }

  public static Evaluator of(Network network) {
    return of(network, AddressLine.cutBy(network.cidrs().toList()));
  }

  /** With a line that may be cut by the blocks of other networks, too. */
  static Evaluator of(Network network, AddressLine line) {
    return new Evaluator(network, line);
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
    return parties.workloads();
  }

  /** The other workloads that a workload reaches; none for a workload that is not there. */
  SortedMap<Workload, Connections> reachedFrom(Workload from) {
    SortedMap<Workload, Connections> reached = new TreeMap<>();
    for (int source : parties.classesOf(from)) {
      BitSet goal = egress.of(source).admitted();
      ingress
          .admitting(source)
          .filter(goal::get)
          .forEach(to -> add(reached, to, between(source, to)));
    }
    reached.remove(from);
    return reached;
  }

  private void add(Map<Workload, Connections> reached, int to, Connections open) {
    if (!open.isEmpty()) {
      parties.workloads(to).forEach(workload -> reached.merge(workload, open, Connections::union));
    }
  }

  // Which family a connection will have cannot be told, so every one that both ends have must do.
  private Connections between(int from, int to) {
    Side leaving = egress.of(from);
    Side entering = ingress.of(to);
    Set<Family> families = parties.podClass(from).familiesWith(parties.podClass(to));
    return families.stream()
        .map(family -> leaving.at(to, family).intersection(entering.at(from, family)))
        .reduce(Connections::intersection)
        .orElse(Connections.NONE);
  }

  private SortedMap<Cidr, Connections> outside(Direction direction, Workload workload) {
    return outside(sides(direction, workload));
  }

  // Most pods share their side with others, and most workloads have one side.
  private SortedMap<Cidr, Connections> outside(Set<Side> sides) {
    return outside.computeIfAbsent(
        sides,
        some -> {
          SortedMap<Cidr, Connections> blocks = new TreeMap<>();
          for (Run<Connections> run : line.runs(piece -> withOutside(some, piece))) {
            if (!run.value().isEmpty()) {
              run.addresses().cidrs().forEach(block -> blocks.put(block, run.value()));
            }
          }
          return Collections.unmodifiableSortedMap(blocks);
        });
  }

  /** What the policies make of a workload's pods; none for one that is not there. */
  Set<Side> sides(Direction direction, Workload workload) {
    return sides(direction, parties.classesOf(workload));
  }

  private Set<Side> sides(Direction direction, Set<Integer> classes) {
    return classes.stream().map(sides(direction)::of).collect(toSet());
  }

  /** What is open between pods with these sides and a piece of the addresses. */
  Connections withOutside(Set<Side> sides, int piece) {
    Family family = line.piece(piece).family();
    int other = parties.outside(piece);
    Connections open = Connections.NONE;
    for (Side side : sides) {
      open = open.union(side.at(other, family));
    }
    return open;
  }

  /** What is open between some pods and the addresses outside, by the fewest blocks. */
  public SortedMap<Cidr, Connections> outside(Direction direction, Collection<Pod> pods) {
    return outside(sides(direction, pods.stream().map(parties::number).collect(toSet())));
  }

  /** One of each kind of pods that policies tell apart, in the order given. */
  public List<Pod> representatives(Collection<Pod> pods) {
    Set<Integer> seen = new HashSet<>();
    return pods.stream().filter(pod -> seen.add(parties.number(pod))).toList();
  }

  /** One of each kind of pods that the peers of a rule mean. */
  public List<Pod> meantBy(PolicyRuleRef rule) {
    PerFamily<BitSet> peers = parties.peers(rule.rule().peers(), rule.policy().id().namespace());
    BitSet classes = (BitSet) peers.four().clone();
    classes.or(peers.six());
    classes.clear(parties.classCount(), parties.count());
    return classes.stream().mapToObj(parties::example).toList();
  }

  /** The families that a connection can have; none where the two have none in common. */
  public Set<Family> families(Party from, Party to) {
    return switch (from) {
      case Party.Addresses(Cidr block) -> Set.of(block.family());
      case Pod pod ->
          switch (to) {
            case Party.Addresses(Cidr block) -> Set.of(block.family());
            case Pod other -> podClass(pod).familiesWith(podClass(other));
          };
    };
  }

  /** How the policies of a direction come to what they allow by a connection of this family. */
  public Trace trace(Direction direction, Party from, Party to, Family family) {
    Party subject = direction == Direction.EGRESS ? from : to;
    Party other = direction == Direction.EGRESS ? to : from;
    return switch (subject) {
      case Party.Addresses outside -> Trace.OPEN;
      case Pod pod -> sides(direction).of(parties.number(pod)).trace(parties.number(other), family);
    };
  }

  /** What one end may open to the other. */
  public Connections between(Party from, Party to) {
    return families(from, to).stream()
        .map(family ->
            trace(Direction.EGRESS, from, to, family)
                .open()
                .intersection(trace(Direction.INGRESS, from, to, family).open()))
        .reduce(Connections::intersection)
        .orElse(Connections.NONE);
  }

  private PodClass podClass(Pod pod) {
    return parties.podClass(parties.number(pod));
  }

  private Sides sides(Direction direction) {
    return switch (direction) {
      case EGRESS -> egress;
      case INGRESS -> ingress;
    };
  }
}
