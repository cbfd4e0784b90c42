package io.appfirewall.cluster;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads everything in a cluster that decides about policies, once, for the command line. */
public final class LiveManifests {
  private static final List<Class<? extends HasMetadata>> OURS =
      List.of(
          AppFirewall.class, FirewallBaseline.class, AddressGroup.class, ClusterAddressGroup.class);
  private static final List<Class<? extends HasMetadata>> OTHERS =
      List.of(Service.class, EndpointSlice.class, Node.class, NetworkPolicy.class);
  private static final List<Class<? extends HasMetadata>> WORKLOADS =
      List.of(
          Pod.class,
          ReplicationController.class,
          Deployment.class,
          StatefulSet.class,
          DaemonSet.class,
          ReplicaSet.class,
          Job.class,
          CronJob.class);

  /** What is read in full, with the namespaces themselves. */
  static final List<Class<? extends HasMetadata>> KINDS =
      Stream.of(List.of(Namespace.class), OURS, OTHERS, WORKLOADS)
          .<Class<? extends HasMetadata>>flatMap(List::stream)
          .toList();

  private LiveManifests() {}

  /**
   * What decides about policies, as far as the user may read it.
   *
   * @throws ClusterUnavailable when the cluster cannot be reached, does not have our kinds, or
   *     refuses everything
   */
  public static Manifests read(KubernetesClient client, ReadingProgress progress) {
    return read(new ObjectLister(client, Set.of()), progress, Stream.of(OURS, OTHERS)).manifests();
  }

  /**
   * The same and all workloads. A cluster without our kinds is read as one without any object of
   * them.
   *
   * @throws ClusterUnavailable when the cluster cannot be reached, or refuses everything
   */
  public static InputObjects readWithWorkloads(KubernetesClient client, ReadingProgress progress) {
    return read(
        new ObjectLister(client, Set.copyOf(OURS)), progress, Stream.of(OURS, OTHERS, WORKLOADS));
  }

  /**
   * The objects of our kinds alone.
   *
   * @param namespace if present, only what is in it
   * @throws ClusterUnavailable when the cluster cannot be reached, does not have our kinds, or
   *     refuses everything
   */
  public static InputObjects readOurs(
      KubernetesClient client, ReadingProgress progress, Optional<String> namespace) {
    ObjectLister lister = new ObjectLister(client, Set.of());
    if (namespace.isEmpty()) {
      return read(lister, progress, Stream.of(OURS));
    }
    OURS.stream()
        .filter(Namespaced.class::isAssignableFrom)
        .forEach(kind -> lister.list(kind, namespace.get()));
    return lister.objects();
  }

  private static InputObjects read(
      ObjectLister lister,
      ReadingProgress progress,
      Stream<List<Class<? extends HasMetadata>>> some) {
    List<Class<? extends HasMetadata>> kinds = some.flatMap(List::stream).toList();
    lister.listNamespaces();
    for (Class<? extends HasMetadata> kind : kinds) {
      progress.reading(HasMetadata.getPlural(kind), kinds.indexOf(kind), kinds.size());
      lister.list(kind);
    }
    return lister.objects();
  }
}
