package io.appfirewall.core.model;

import java.util.Comparator;

/** The name of a namespaced object, written {@code namespace/name}. */
public record NamespacedName(String namespace, String name) implements Comparable<NamespacedName> {
  private static final Comparator<NamespacedName> ORDER =
      Comparator.comparing(NamespacedName::namespace).thenComparing(NamespacedName::name);

  public NamespacedName {
    if (namespace.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("not a namespaced name: " + namespace + "/" + name);
    }
  }

  @Override
  public int compareTo(NamespacedName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
