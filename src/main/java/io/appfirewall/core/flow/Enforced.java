package io.appfirewall.core.flow;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.flow.AddressLine.Run;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import java.util.Collections;
import java.util.Map;
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
  private final AddressLine line;
  private final Parties parties;
  private final Sides egress;
  private final Sides ingress;

  /** What was asked for so far, by several threads at once where several people ask. */
  private final Map<Set<Side>, SortedMap<Cidr, Connections>> outside = new ConcurrentHashMap<>();

  /** With a line that may be cut by the blocks of other networks, too. */
  Enforced(Network network, AddressLine line) {
    this.line = line;
    parties = new Parties(network, line);
    egress = new Sides(Direction.EGRESS, network.policies(), parties);
    ingress = new Sides(Direction.INGRESS, network.policies(), parties);
  }

  static Enforced of(Network network) {
    return new Enforced(network, AddressLine.cutBy(network.cidrs().toList()));
  }

  Parties parties() {
    return parties;
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
    Family family = line.piece(piece).family();
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
          for (Run<Connections> run : line.runs(piece -> withOutside(some, piece))) {
            if (!run.value().isEmpty()) {
              run.addresses().cidrs().forEach(block -> blocks.put(block, run.value()));
            }
          }
          return Collections.unmodifiableSortedMap(blocks);
        });
  }
}
