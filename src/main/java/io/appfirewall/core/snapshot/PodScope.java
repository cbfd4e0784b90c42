package io.appfirewall.core.snapshot;

import io.appfirewall.core.model.LabelSelector;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pods that an entity stands for: those with the labels, in the namespaces of these names. Always
 * pinned to names, since any tenant can set a label.
 */
public record PodScope(Set<String> namespaces, LabelSelector pods) {
  public PodScope {
    if (namespaces.isEmpty()) {
      throw new IllegalArgumentException("pods of no namespace");
    }
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
  }
}
