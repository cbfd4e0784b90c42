package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whoever can be at one end of a flow, numbered: the classes of pods, then the pieces of the
 * addresses.
 */
final class Parties {
  private final AddressLine line;
  private final Classifier classifier;
  private final Map<PodClass, Integer> numbers = new HashMap<>();
  private final List<PodClass> classes = new ArrayList<>();
  private final List<List<Pod>> pods = new ArrayList<>();
  private final Map<Workload, Set<Integer>> byWorkload = new HashMap<>();
  private final List<List<Workload>> byClass = new ArrayList<>();
  private final SortedSet<Workload> workloads;
  private final Selection selection;

  Parties(Network network, AddressLine line) {
    this.line = line;
    classifier = new Classifier(network.policies(), line);
    for (Pod pod : network.pods()) {
      PodClass podClass = classifier.classify(pod);
      int number = numbers.computeIfAbsent(podClass, this::admit);
      pods.get(number).add(pod);
      if (byWorkload.computeIfAbsent(pod.workload(), w -> new LinkedHashSet<>()).add(number)) {
        byClass.get(number).add(pod.workload());
      }
    }
    workloads = Collections.unmodifiableSortedSet(new TreeSet<>(byWorkload.keySet()));
    selection = new Selection(classes, network.namespaces(), line);
  }

  private int admit(PodClass podClass) {
    int number = classes.size();
    classes.add(podClass);
    pods.add(new ArrayList<>());
    byClass.add(new ArrayList<>());
    return number;
  }

  /** Which of them selectors and blocks mean. */
  Selection selection() {
    return selection;
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
    return pods.get(podClass).getFirst();
  }

  /** All pods of a class. */
  List<Pod> pods(int podClass) {
    return pods.get(podClass);
  }

  /** The number of a piece of the addresses. */
  int outside(int piece) {
    return classes.size() + piece;
  }

  /** Whether a party is a class of pods, not a piece of the addresses. */
  boolean isClass(int party) {
    return party < classes.size();
  }

  /** The ports that a party has names for; addresses have none. */
  Set<NamedPort> names(int party) {
    return isClass(party) ? podClass(party).ports() : Set.of();
  }

  SortedSet<Workload> workloads() {
    return workloads;
  }

  /** The workloads that have pods of a class. */
  List<Workload> workloads(int podClass) {
    return byClass.get(podClass);
  }

  /** The classes of a workload's pods; none for one that is not there. */
  Set<Integer> classesOf(Workload workload) {
    return byWorkload.getOrDefault(workload, Set.of());
  }
}
