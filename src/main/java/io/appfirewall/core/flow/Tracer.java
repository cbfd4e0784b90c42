package io.appfirewall.core.flow;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** Follows single connections of a network to the policies and rules that decide about them. */
public final class Tracer {
  private final Enforced enforced;
  private final Parties parties;
  private final Population population;

  private Tracer(Enforced enforced) {
    this.enforced = enforced;
    this.parties = enforced.parties();
    this.population = enforced.population();
  }

  public static Tracer of(Network network) {
    return new Tracer(Enforced.of(network));
  }

  /** Of the same network after a change; what the change leaves as it is, is not found out anew. */
  public Tracer after(Network changed) {
    return new Tracer(Enforced.of(changed, Optional.of(enforced)));
  }

  /**
   * What is open between groups of pods.
   *
   * @param groupsOf the groups that a pod is in
   */
  public <G> GroupFlows<G> between(Function<Pod, ? extends Collection<G>> groupsOf) {
    return new GroupFlows<>(enforced, groupsOf);
  }

  /** What is open between some pods and the addresses outside, by the fewest blocks. */
  public SortedMap<Cidr, Connections> outside(Direction direction, Collection<Pod> pods) {
    return enforced.outside(
        enforced.sides(direction, pods.stream().map(population::number).collect(toSet())));
  }

  /** One of each kind of pods that policies tell apart, in the order given. */
  public List<Pod> representatives(Collection<Pod> pods) {
    Set<Integer> seen = new HashSet<>();
    return pods.stream().filter(pod -> seen.add(population.number(pod))).toList();
  }

  /** One of each kind of pods that the peers of a rule mean. */
  public List<Pod> meantBy(PolicyRuleRef rule) {
    return classesMeantBy(rule).mapToObj(population::example).toList();
  }

  /** All pods that the peers of a rule mean. */
  public Stream<Pod> podsMeantBy(PolicyRuleRef rule) {
    return classesMeantBy(rule).mapToObj(population::pods).flatMap(List::stream);
  }

  private IntStream classesMeantBy(PolicyRuleRef rule) {
    PerFamily<RoaringBitmap> peers =
        enforced.selection().peers(rule.rule().peers(), rule.policy().id().namespace());
    return RoaringBitmap.or(peers.four(), peers.six()).stream().filter(parties::isClass);
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
      case Pod pod ->
          enforced
              .sides(direction)
              .of(population.number(pod))
              .trace(enforced.number(other), family);
    };
  }

  /** What one end may open to the other. */
  public Connections between(Party from, Party to) {
    return switch (from) {
      case Party.Addresses outside ->
          trace(Direction.INGRESS, from, to, outside.block().family()).open();
      case Pod pod ->
          switch (to) {
            case Party.Addresses outside ->
                trace(Direction.EGRESS, from, to, outside.block().family()).open();
            case Pod other -> enforced.between(population.number(pod), population.number(other));
          };
    };
  }

  /** The workloads that have a pod which may open something to a party. */
  public Stream<Workload> reaching(Party to) {
    return workloads(
        switch (to) {
          case Pod pod -> enforced.reaching(population.number(pod));
          case Party.Addresses outside ->
              classes(from -> !between(population.example(from), outside).isEmpty());
        });
  }

  /** The workloads that have a pod to which a party may open something. */
  public Stream<Workload> reachedFrom(Party from) {
    return workloads(
        switch (from) {
          case Pod pod -> enforced.reachedFrom(population.number(pod));
          case Party.Addresses outside ->
              classes(to -> !between(outside, population.example(to)).isEmpty());
        });
  }

  private IntStream classes(IntPredicate which) {
    return IntStream.range(0, parties.classCount()).filter(which);
  }

  private Stream<Workload> workloads(IntStream classes) {
    return classes.boxed().flatMap(podClass -> population.workloads(podClass).stream()).distinct();
  }

  private PodClass podClass(Pod pod) {
    return parties.podClass(population.number(pod));
  }
}
