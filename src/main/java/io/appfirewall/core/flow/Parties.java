package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whoever can be at one end of a flow, numbered: the classes of pods, then the pieces of the
 * addresses. What a policy means by its selectors and blocks depends on nothing else.
 *
 * @param classes by their numbers
 * @param namespaces labels by name
 */
record Parties(
    List<PodClass> classes, SortedMap<String, Map<String, String>> namespaces, AddressLine line) {
  Parties {
    classes = List.copyOf(classes);
  }

  /** How many are classes of pods. */
  int classCount() {
    return classes.size();
  }

  /** How many there are. */
  int count() {
    return classes.size() + line.size();
  }

  PodClass podClass(int party) {
    return classes.get(party);
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
}
