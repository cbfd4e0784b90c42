package io.appfirewall.cluster;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.ManifestsBuilder;
import io.appfirewall.manifest.Misfit;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
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
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.stream.Stream;

/** Lists everything in a cluster that decides about policies, once, for the command line. */
public final class LiveManifests {
  private static final long PAGE = 500;
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          AppFirewall.class,
          FirewallBaseline.class,
          AddressGroup.class,
          ClusterAddressGroup.class,
          Namespace.class,
          Service.class,
          EndpointSlice.class,
          Node.class,
          NetworkPolicy.class);
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

  private final KubernetesClient client;
  private final ManifestsBuilder manifests = new ManifestsBuilder();

  private LiveManifests(KubernetesClient client) {
    this.client = client;
  }

  /**
   * All of the cluster.
   *
   * @throws ClusterUnavailable when it cannot be reached, or refuses
   */
  public static Manifests read(KubernetesClient client) {
    return read(client, KINDS);
  }

  /**
   * All of the cluster and all of its workloads.
   *
   * @throws ClusterUnavailable when it cannot be reached, or refuses
   */
  public static Manifests readWithWorkloads(KubernetesClient client) {
    return read(client, Stream.concat(KINDS.stream(), WORKLOADS.stream()).toList());
  }

  private static Manifests read(KubernetesClient client, List<Class<? extends HasMetadata>> kinds) {
    LiveManifests live = new LiveManifests(client);
    kinds.forEach(live::add);
    return live.manifests.build();
  }

  private <T extends HasMetadata> void add(Class<T> kind) {
    try {
      addPages(kind);
    } catch (KubernetesClientException e) {
      throw ClusterUnavailable.of(HasMetadata.getPlural(kind), client, e);
    }
  }

  private <T extends HasMetadata> void addPages(Class<T> kind) {
    String next = null;
    do {
      ListOptions options = new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
      KubernetesResourceList<T> page = client.resources(kind).inAnyNamespace().list(options);
      page.getItems().forEach(object -> manifests.add(object, Misfit.NONE));
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
  }
}
