package io.appfirewall.cluster;

import static java.util.stream.Collectors.toMap;

import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is watched: the cluster, or some namespaces and nothing of the cluster's own scope.
 *
 * @param namespaces none for the cluster
 */
public record Scope(Set<String> namespaces) {
  /** Everything. */
  public static final Scope CLUSTER = new Scope(Set.of());

  // Long lists come in pages, so that no more than one page of whole objects is in memory.
  private static final long PAGE = 500;

  public Scope {
    namespaces = Collections.unmodifiableSet(new TreeSet<>(namespaces));
  }

  /** That of a list of namespaces, which stands for the cluster when it is empty. */
  public static Scope of(Collection<String> namespaces) {
    return new Scope(Set.copyOf(namespaces));
  }

  public boolean isCluster() {
    return namespaces.isEmpty();
  }

  /** Whether objects of a kind are watched at all. */
  public boolean covers(Class<? extends HasMetadata> kind) {
    return isCluster() || Namespaced.class.isAssignableFrom(kind);
  }

  /** Each of the namespaces, in their order, or everywhere. */
  public List<Place> places() {
    return isCluster() ? List.of(Place.everywhere()) : namespaces.stream().map(Place::in).toList();
  }

  boolean covers(ObjectId object) {
    return isCluster() || object.namespace().filter(namespaces::contains).isPresent();
  }

  /** Informers that have not been started, by their place. */
  <T extends HasMetadata> Informers<T> informers(MixedOperation<T, ?, ?> all) {
    return informers(all, Map.of());
  }

  /** The same of those whose fields have these values. */
  <T extends HasMetadata> Informers<T> informers(
      MixedOperation<T, ?, ?> all, Map<String, String> fields) {
    return new Informers<>(
        places().stream()
            .collect(toMap(place -> place, place -> informer(place.of(all).withFields(fields)))));
  }

  /** The same of what has no namespace. */
  <T extends HasMetadata> Informers<T> informers(NonNamespaceOperation<T, ?, ?> all) {
    return new Informers<>(isCluster() ? Map.of(Place.everywhere(), informer(all)) : Map.of());
  }

  private static <T> SharedIndexInformer<T> informer(FilterWatchListDeletable<T, ?, ?> some) {
    return some.withLimit(PAGE).runnableInformer(0);
  }
}
