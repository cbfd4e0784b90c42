package io.appfirewall.cluster;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Metadata;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists a cluster's objects as far as its user may: what may not be listed as a whole is listed in
 * each namespace.
 */
final class ObjectLister {
  private static final long PAGE = 500;

  private final KubernetesClient client;
  private final Set<Class<? extends HasMetadata>> dispensable;
  private final List<HasMetadata> objects = new ArrayList<>();
  private final SortedSet<String> namespaces = new TreeSet<>();
  private final Unread unread;
  private Optional<ClusterUnavailable> refusal = Optional.empty();
  private boolean anyIsAllowed;

  /**
   * One that has listed nothing yet.
   *
   * @param dispensable kinds that the cluster need not have
   */
  ObjectLister(KubernetesClient client, Set<Class<? extends HasMetadata>> dispensable) {
    this.client = client;
    this.dispensable = dispensable;
    this.unread = new Unread(client.getMasterUrl().toString());
  }

  /** Finds the namespaces that {@link #list(Class)} falls back on; to be called before it. */
  void listNamespaces() {
    if (isListed(Namespace.class, client.namespaces())) {
      objects.forEach(namespace -> namespaces.add(namespace.getMetadata().getName()));
      return;
    }
    String own = requireNonNullElse(client.getNamespace(), Metadata.DEFAULT_NAMESPACE);
    namespaces.add(own);
    unread.allNamespacesBut(own);
    try {
      Optional.ofNullable(client.namespaces().withName(own).get()).ifPresent(objects::add);
    } catch (KubernetesClientException e) {
      // Then it has no labels but that of its name.
      check(Namespace.class, e);
    }
  }

  <T extends HasMetadata> void list(Class<T> kind) {
    if (isListed(kind, client.resources(kind).inAnyNamespace())) {
      return;
    }
    String resources = HasMetadata.getPlural(kind);
    if (!Namespaced.class.isAssignableFrom(kind)) {
      unread.refused(resources);
      return;
    }
    namespaces.forEach(namespace -> list(kind, namespace));
  }

  <T extends HasMetadata> void list(Class<T> kind, String namespace) {
    if (!isListed(kind, client.resources(kind).inNamespace(namespace))) {
      unread.refused(HasMetadata.getPlural(kind), namespace);
    }
  }

  /**
   * Everything that was listed.
   *
   * @throws ClusterUnavailable when it was all refused
   */
  InputObjects objects() {
    if (!anyIsAllowed && refusal.isPresent()) {
      throw refusal.get();
    }
    return InputObjects.ofCluster(objects, namespaces, unread.problems());
  }

  /** Whether it was not refused. */
  private <T extends HasMetadata> boolean isListed(
      Class<T> kind, Listable<? extends KubernetesResourceList<T>> some) {
    try {
      addPages(kind, some);
      anyIsAllowed = true;
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND && dispensable.contains(kind)) {
        unread.notInstalled(HasMetadata.getPlural(kind));
        return true;
      }
      check(kind, e);
      return false;
    }
  }

  /** Goes on only where a request was refused for want of rights. */
  private void check(Class<? extends HasMetadata> kind, KubernetesClientException failure) {
    ClusterUnavailable unavailable = ClusterUnavailable.of(kind, client, failure);
    if (failure.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
      throw unavailable;
    }
    refusal = refusal.or(() -> Optional.of(unavailable));
  }

  private <T extends HasMetadata> void addPages(
      Class<T> kind, Listable<? extends KubernetesResourceList<T>> some) {
    String next = null;
    do {
      ListOptions options = new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
      KubernetesResourceList<T> page = some.list(options);
      if (page == null || !items(page).allMatch(ObjectLister::isNamed)) {
        throw ClusterUnavailable.noList(kind, client);
      }
      items(page).forEach(objects::add);
      next = page.getMetadata() == null ? null : page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
  }

  /** None where the list itself is null, which is how Go may write an empty one. */
  private static <T extends HasMetadata> Stream<T> items(KubernetesResourceList<T> page) {
    return Stream.ofNullable(page.getItems()).flatMap(List::stream);
  }

  private static boolean isNamed(@Nullable HasMetadata item) {
    return item != null && item.getMetadata() != null && item.getMetadata().getName() != null;
  }
}
