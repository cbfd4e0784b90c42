package io.appfirewall.core.model;

import java.util.Set;
import java.util.TreeSet;

/** In which namespaces a peer's pods are. */
public sealed interface Namespaces {
  /** The label that the API server itself sets on every namespace to its name. */
  String NAME_LABEL = "kubernetes.io/metadata.name";

  Namespaces OWN = new Own();
  Namespaces ALL = new Matching(LabelSelector.EVERYTHING);

  static Namespaces matching(LabelSelector selector) {
    return new Matching(selector);
  }

  /** Exactly these, pinned by the label that nobody but the API server can set. */
  static Namespaces named(Set<String> names) {
    if (names.size() == 1) {
      return new Matching(
          LabelSelector.label(new LabelSelector.Label(NAME_LABEL, names.iterator().next())));
    }
    return new Matching(
        LabelSelector.requirement(
            new LabelSelector.Requirement(
                NAME_LABEL, LabelSelector.Operator.IN, new TreeSet<>(names))));
  }

  /** The namespace of the policy itself; in a NetworkPolicy no namespaceSelector at all. */
  record Own() implements Namespaces {}

  /** Those whose labels match; all of them for a selector of everything. */
  record Matching(LabelSelector selector) implements Namespaces {}
}
