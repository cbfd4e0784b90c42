package io.appfirewall.core.flow;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.AddressLine.Run;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The parties of a network, and what its policies make of each in either direction. Threads may
 * share one.
 */
final class Enforced {
  private final Population population;
  private final Parties parties;
  private final Selection selection;
  private final Sides egress;
  private final Sides ingress;

  /** What was asked for so far, by several threads at once where several people ask. */
  private final Map<Set<Side>, SortedMap<Cidr, Connections>> outside = new ConcurrentHashMap<>();

  /**
   * Of a network.
   *
   * @param line one that may be cut by the blocks of other networks, too
   * @param earlier of another network. Where the parties are the same, what is known of policies
   *     that both have stays true.
   */
  Enforced(Network network, AddressLine line, Optional<Enforced> earlier) {
    population = new Population(network, line);
    Parties now = new Parties(population.classes(), network.namespaces(), line);
    Optional<Enforced> alike = earlier.filter(other -> other.parties.equals(now));
    parties = alike.map(Enforced::parties).orElse(now);
    selection = alike.map(Enforced::selection).orElseGet(() -> new Selection(now));
    egress = sides(Direction.EGRESS, network, alike);
    ingress = sides(Direction.INGRESS, network, alike);
  }

  private Sides sides(Direction direction, Network network, Optional<Enforced> alike) {
    return new Sides(
        direction,
        network.policies(),
        parties,
        selection,
        alike.map(other -> other.sides(direction)));
  }

  static Enforced of(Network network) {
    return of(network, Optional.empty());
  }

  /** The same, where another network was looked at before that may have much in common with it. */
  static Enforced of(Network network, Optional<Enforced> earlier) {
    return new Enforced(network, AddressLine.cutBy(network.cidrs().toList()), earlier);
  }

  Parties parties() {
    return parties;
  }

  Population population() {
    return population;
  }

  /** Which of the parties selectors and blocks mean. */
  Selection selection() {
    return selection;
  }

  /**
   * The number of a party.
   *
   * @throws IllegalArgumentException for a pod of another network
   */
  int number(Party party) {
    return switch (party) {
      case Pod pod -> population.number(pod);
      case Party.Addresses(Cidr block) -> parties.outside(parties.line().pieceOf(block));
    };
  }

  Sides sides(Direction direction) {
    return switch (direction) {
      case EGRESS -> egress;
      case INGRESS -> ingress;
    };
  }

  /**
   * What one class of pods may open to another. Which family a connection will have cannot be told,
   * so every one that both ends have must do.
   */
  Connections between(int from, int to) {
    Side leaving = egress.of(from);
    Side entering = ingress.of(to);
    Set<Family> families = parties.podClass(from).familiesWith(parties.podClass(to));
    return families.stream()
        .map(family -> leaving.at(to, family).intersection(entering.at(from, family)))
        .reduce(Connections::intersection)
        .orElse(Connections.NONE);
  }

  /** The classes of pods that may open something to a class. */
  IntStream reaching(int to) {
    RoaringBitmap admitted = ingress.of(to).admitted();
    return egress
        .admitting(to)
        .filter(admitted::contains)
        .filter(from -> !between(from, to).isEmpty());
  }

  /** The classes of pods to which a class may open something. */
  IntStream reachedFrom(int from) {
    RoaringBitmap admitted = egress.of(from).admitted();
    return ingress
        .admitting(from)
        .filter(admitted::contains)
        .filter(to -> !between(from, to).isEmpty());
  }

  /** What the policies make of some classes of pods. */
  Set<Side> sides(Direction direction, Set<Integer> classes) {
    return classes.stream().map(sides(direction)::of).collect(toSet());
  }

  /** What is open between pods with these sides and a piece of the addresses. */
  Connections withOutside(Set<Side> sides, int piece) {
    Family family = parties.line().piece(piece).family();
    int other = parties.outside(piece);
    Connections open = Connections.NONE;
    for (Side side : sides) {
      open = open.union(side.at(other, family));
    }
    return open;
  }

  /**
   * What is open between pods with these sides and the addresses outside, by the fewest blocks.
   * Most pods share their side with others, and most workloads have one side.
   */
  SortedMap<Cidr, Connections> outside(Set<Side> sides) {
    return outside.computeIfAbsent(
        sides,
        some -> {
          SortedMap<Cidr, Connections> blocks = new TreeMap<>();
          for (Run<Connections> run : parties.line().runs(piece -> withOutside(some, piece))) {
            if (!run.value().isEmpty()) {
              run.addresses().cidrs().forEach(block -> blocks.put(block, run.value()));
            }
          }
          return Collections.unmodifiableSortedMap(blocks);
        });
  }
}
