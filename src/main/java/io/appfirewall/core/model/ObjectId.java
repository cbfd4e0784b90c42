package io.appfirewall.core.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * Which object is meant: {@code AppFirewall shop/web}, or {@code FirewallBaseline default} for one
 * of cluster scope, whose namespace is empty.
 */
public record ObjectId(Kind kind, Optional<String> namespace, String name)
    implements Comparable<ObjectId> {
  private static final Comparator<ObjectId> ORDER =
      Comparator.comparing(ObjectId::kind)
          .thenComparing(id -> id.namespace().orElse(""))
          .thenComparing(ObjectId::name);

  public static ObjectId namespaced(Kind kind, NamespacedName id) {
    return new ObjectId(kind, Optional.of(id.namespace()), id.name());
  }

  public static ObjectId cluster(Kind kind, String name) {
    return new ObjectId(kind, Optional.empty(), name);
  }

  /** The name by which people know it: {@code shop/web}, or bare in the cluster's scope. */
  public String displayName() {
    return namespace.map(ns -> ns + "/" + name).orElse(name);
  }

  @Override
  public int compareTo(ObjectId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind + " " + displayName();
  }
}
