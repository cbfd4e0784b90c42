package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Whoever can be at one end of a flow, numbered: the classes of pods, then the pieces of the
 * addresses.
 */
final class Parties {
  private final AddressLine line;
  private final Classifier classifier;
  private final Map<PodClass, Integer> numbers = new HashMap<>();
  private final List<PodClass> classes = new ArrayList<>();
  private final List<Pod> examples = new ArrayList<>();
  private final NavigableMap<Workload, Set<Integer>> byWorkload = new TreeMap<>();
  private final List<List<Workload>> byClass = new ArrayList<>();
  private final LabelIndex podLabels;
  private final List<String> namespaces;
  private final LabelIndex namespaceLabels;
  private final Map<String, BitSet> byNamespace = new HashMap<>();

  /** The classes by the pieces in which their addresses lie. */
  private final Map<Integer, BitSet> byPiece = new HashMap<>();

  /** Those on the pod network, whom selectors can select. */
  private final BitSet selectable = new BitSet();

  Parties(Network network, AddressLine line) {
    this.line = line;
    classifier = new Classifier(network.policies(), line);
    for (Pod pod : network.pods()) {
      PodClass podClass = classifier.classify(pod);
      int number = numbers.computeIfAbsent(podClass, added -> admit(added, pod));
      if (byWorkload.computeIfAbsent(pod.workload(), w -> new LinkedHashSet<>()).add(number)) {
        byClass.get(number).add(pod.workload());
      }
    }
    podLabels = new LabelIndex(classes.stream().map(PodClass::labels).toList());
    namespaces = List.copyOf(network.namespaces().keySet());
    namespaceLabels = new LabelIndex(List.copyOf(network.namespaces().values()));
  }

  private int admit(PodClass podClass, Pod example) {
    int number = classes.size();
    classes.add(podClass);
    examples.add(example);
    byClass.add(new ArrayList<>());
    byNamespace.computeIfAbsent(podClass.namespace(), name -> new BitSet()).set(number);
    selectable.set(number, !podClass.hostNetwork());
    podClass
        .pieces()
        .values()
        .forEach(piece -> byPiece.computeIfAbsent(piece, p -> new BitSet()).set(number));
    return number;
  }

  /** How many are classes of pods. */
  int classCount() {
    return classes.size();
  }

  /** How many there are. */
  int count() {
    return classes.size() + line.size();
  }

  /**
   * The number of a party.
   *
   * @throws IllegalArgumentException for a pod of another network
   */
  int number(Party party) {
    return switch (party) {
      case Pod pod -> {
        Integer number = numbers.get(classifier.classify(pod));
        if (number == null) {
          throw new IllegalArgumentException("a pod of another network: " + pod.id());
        }
        yield number;
      }
      case Party.Addresses(Cidr block) -> outside(line.pieceOf(block));
    };
  }

  PodClass podClass(int party) {
    return classes.get(party);
  }

  /** One pod of a class. */
  Pod example(int podClass) {
    return examples.get(podClass);
  }

  /** The number of a piece of the addresses. */
  int outside(int piece) {
    return classes.size() + piece;
  }

  /** The ports that a party has names for; addresses have none. */
  Set<NamedPort> names(int party) {
    return party < classes.size() ? podClass(party).ports() : Set.of();
  }

  SortedSet<Workload> workloads() {
    return Collections.unmodifiableSortedSet(byWorkload.navigableKeySet());
  }

  /** The workloads that have pods of a class. */
  List<Workload> workloads(int podClass) {
    return byClass.get(podClass);
  }

  /** The classes of a workload's pods; none for one that is not there. */
  Set<Integer> classesOf(Workload workload) {
    return byWorkload.getOrDefault(workload, Set.of());
  }

  /** The classes that a policy of this namespace selects. */
  BitSet selected(String namespace, LabelSelector pods) {
    BitSet selected = podLabels.matching(pods);
    selected.and(selectable);
    selected.and(in(namespace));
    return selected;
  }

  /** The parties that are meant by the peers of a rule, by the family of the connection. */
  PerFamily<BitSet> peers(PeerSet peers, String namespace) {
    BitSet always = new BitSet(count());
    BitSet pieces = new BitSet(line.size());
    switch (peers) {
      case PeerSet.Anyone anyone -> always.set(0, count());
      case PeerSet.Listed(List<PolicyPeer> listed) -> {
        for (PolicyPeer peer : listed) {
          switch (peer) {
            case PolicyPeer.Pods pods -> always.or(pods(pods, namespace));
            case PolicyPeer.Addresses(var block) -> pieces.or(line.piecesOf(block));
          }
        }
      }
    }
    pieces.stream().forEach(piece -> always.set(outside(piece)));
    return podsAt(pieces)
        .map(there -> PerFamily.of(family -> union(always, there.get(family))))
        .orElseGet(() -> PerFamily.both(always));
  }

  private BitSet pods(PolicyPeer.Pods peer, String namespace) {
    BitSet found = podLabels.matching(peer.pods());
    found.and(selectable);
    found.and(in(peer.namespaces(), namespace));
    return found;
  }

  /** A block matches pods by their addresses, too; empty where there are none. */
  private Optional<PerFamily<BitSet>> podsAt(BitSet pieces) {
    PerFamily<BitSet> there = PerFamily.of(family -> new BitSet());
    byPiece.forEach((piece, pods) -> {
      if (pieces.get(piece)) {
        there.get(line.piece(piece).family()).or(pods);
      }
    });
    return there.four().isEmpty() && there.six().isEmpty() ? Optional.empty() : Optional.of(there);
  }

  private static BitSet union(BitSet one, BitSet other) {
    BitSet union = (BitSet) one.clone();
    union.or(other);
    return union;
  }

  private BitSet in(Namespaces where, String own) {
    return switch (where) {
      case Namespaces.Own o -> in(own);
      case Namespaces.Matching(LabelSelector selector) -> {
        BitSet found = new BitSet();
        namespaceLabels.matching(selector).stream()
            .forEach(namespace -> found.or(in(namespaces.get(namespace))));
        yield found;
      }
    };
  }

  private BitSet in(String namespace) {
    return byNamespace.getOrDefault(namespace, new BitSet());
  }
}
