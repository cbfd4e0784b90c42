package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Endpoint.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The pods of a network and their workloads, by the numbers of their classes. */
final class Population {
  private final Classifier classifier;
  private final Map<PodClass, Integer> numbers = new HashMap<>();
  private final List<PodClass> classes = new ArrayList<>();
  private final List<List<Pod>> pods = new ArrayList<>();
  private final Map<Workload, Set<Integer>> byWorkload = new HashMap<>();
  private final List<List<Workload>> byClass = new ArrayList<>();
  private final SortedSet<Workload> workloads;

  Population(Network network, AddressLine line) {
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
  }

  private int admit(PodClass podClass) {
    int number = classes.size();
    classes.add(podClass);
    pods.add(new ArrayList<>());
    byClass.add(new ArrayList<>());
    return number;
  }

  /** Those that pods are of, by their numbers. */
  List<PodClass> classes() {
    return classes;
  }

  /**
   * The number of a pod's class.
   *
   * @throws IllegalArgumentException for a pod of another network
   */
  int number(Pod pod) {
    Integer number = numbers.get(classifier.classify(pod));
    if (number == null) {
      throw new IllegalArgumentException("a pod of another network: " + pod.id());
    }
    return number;
  }

  /** All pods of a class. */
  List<Pod> pods(int podClass) {
    return pods.get(podClass);
  }

  /** One pod of a class. */
  Pod example(int podClass) {
    return pods.get(podClass).getFirst();
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
