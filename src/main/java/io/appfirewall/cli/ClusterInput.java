package io.appfirewall.cli;

import io.appfirewall.cluster.ClusterChanges;
import io.appfirewall.cluster.LiveManifests;
import io.appfirewall.cluster.ReadingProgress;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Manifests;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the cluster of a context of the kubeconfig, and shows how far that is. */
final class ClusterInput {
  private final Surroundings surroundings;
  private final Optional<String> context;
  private final PrintWriter err;

  /**
   * One that has read nothing yet.
   *
   * @param context the current one if empty
   */
  ClusterInput(Surroundings surroundings, Optional<String> context, PrintWriter err) {
    this.surroundings = surroundings;
    this.context = context;
    this.err = err;
  }

  /** What decides about policies. */
  Manifests read() {
    return read(LiveManifests::read);
  }

  /** The same, with the workloads on which the policies are enforced. */
  InputObjects readWithWorkloads() {
    return read(LiveManifests::readWithWorkloads);
  }

  /** The objects of our kinds alone, of all namespaces or of one. */
  InputObjects readOurs(Optional<String> namespace) {
    return read((client, progress) -> LiveManifests.readOurs(client, progress, namespace));
  }

  /** Watches for changes of what {@link #readWithWorkloads} reads. */
  ClusterChanges changes() {
    return ClusterChanges.of(surroundings.clusters().apply(context));
  }

  private <T> T read(BiFunction<KubernetesClient, ReadingProgress, T> live) {
    try (KubernetesClient client = surroundings.clusters().apply(context);
        ReadingBar bar = new ReadingBar(err, surroundings.terminal())) {
      return live.apply(client, bar);
    }
  }
}
