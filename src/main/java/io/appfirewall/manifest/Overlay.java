package io.appfirewall.manifest;

import static java.util.stream.Collectors.toCollection;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.InputObjects.Given;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays manifests over the objects of a cluster, as applying them would. */
final class Overlay {
  private final InputObjects manifests;
  private final InputObjects cluster;
  private final SortedMap<ObjectId, Given> objects;

  private Overlay(InputObjects manifests, InputObjects cluster) {
    this.manifests = manifests;
    this.cluster = cluster;
    this.objects = new TreeMap<>(cluster.objects());
  }

  /**
   * The cluster's objects afterwards: a manifest takes the place of the object of its kind,
   * namespace and name, and nothing is removed but the pods that a controller then replaces.
   */
  static InputObjects of(InputObjects manifests, InputObjects cluster) {
    return new Overlay(manifests, cluster).applied();
  }

  private InputObjects applied() {
    manifests.objects().forEach(this::apply);
    removeReplacedPods();
    Set<String> mentioned = new HashSet<>(cluster.mentioned());
    mentioned.addAll(manifests.mentioned());
    Set<ObjectId> unknown =
        manifests.unknown().stream()
            .filter(id -> !objects.containsKey(id))
            .collect(toCollection(HashSet::new));
    return new InputObjects(
        objects, unknown, mentioned, manifests.diagnostics(), manifests.problems());
  }

  private void apply(ObjectId id, Given manifest) {
    Given standing = objects.get(id);
    objects.put(
        id,
        standing == null
            ? manifest
            : new Given(AppliedObject.of(manifest.object(), standing.object()), manifest.misfit()));
  }

  // What a template promises counts only where no pods are. Here they are, and are those of before.
  private void removeReplacedPods() {
    Workloads before = new Workloads();
    cluster.objects().values().stream()
        .map(Given::object)
        .filter(object -> WorkloadReader.template(object).isPresent())
        .forEach(before::addController);
    Set<Workload> renewed = new HashSet<>();
    manifests
        .objects()
        .forEach((id, manifest) -> {
          Given standing = cluster.objects().get(id);
          if (standing != null && promisesOthers(manifest.object(), standing.object())) {
            renewed.add(before.topmost(standing.object()));
          }
        });
    objects
        .values()
        .removeIf(given ->
            given.object() instanceof Pod pod
                && !isManifest(given)
                && renewed.contains(before.topmost(pod)));
  }

  private boolean isManifest(Given given) {
    return manifests.objects().containsKey(Metadata.id(given.object()));
  }

  private static boolean promisesOthers(HasMetadata manifest, HasMetadata standing) {
    return WorkloadReader.template(standing).isPresent()
        && !ObjectContent.of(manifest).equals(ObjectContent.of(standing));
  }
}
