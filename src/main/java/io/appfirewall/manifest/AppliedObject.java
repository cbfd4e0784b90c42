package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.appfirewall.api.StrictJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it stands once it has been applied over an object that was there. The spec is the
 * manifest's, as far as it can be changed at all. What others set stays: the uid, owners, the
 * status, the addresses of a Service, and labels and annotations, except those that an earlier
 * version of the manifest had set.
 */
final class AppliedObject {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private AppliedObject() {}

  /**
   * The object.
   *
   * @param manifest is altered
   */
  static HasMetadata of(HasMetadata manifest, HasMetadata standing) {
    manifest.setMetadata(metadata(manifest.getMetadata(), standing.getMetadata()));
    switch (manifest) {
      case Pod pod when standing instanceof Pod before -> {
        // Nothing of it that policies could see can be changed.
        pod.setSpec(before.getSpec());
        pod.setStatus(before.getStatus());
      }
      case Job job when standing instanceof Job before -> {
        // It cannot be changed, and the API server added labels to its template.
        job.setSpec(before.getSpec());
      }
      case Node node when standing instanceof Node before -> node.setStatus(before.getStatus());
      case Service service when standing instanceof Service before -> keepAddress(service, before);
      default -> {}
    }
    return manifest;
  }

  private static ObjectMeta metadata(ObjectMeta manifest, ObjectMeta standing) {
    JsonNode last = lastApplied(standing);
    List<OwnerReference> owners =
        requireNonNullElse(manifest.getOwnerReferences(), List.<OwnerReference>of());
    return new ObjectMetaBuilder(manifest)
        .withUid(standing.getUid())
        .withLabels(merged(manifest, standing, ObjectMeta::getLabels, last.path("labels")))
        .withAnnotations(
            merged(manifest, standing, ObjectMeta::getAnnotations, last.path("annotations")))
        .withOwnerReferences(owners.isEmpty() ? standing.getOwnerReferences() : owners)
        .build();
  }

  private static Map<String, String> merged(
      ObjectMeta manifest,
      ObjectMeta standing,
      Function<ObjectMeta, @Nullable Map<String, String>> part,
      JsonNode last) {
    Map<String, String> all = new TreeMap<>(requireNonNullElse(part.apply(standing), Map.of()));
    last.fieldNames().forEachRemaining(all::remove);
    all.putAll(requireNonNullElse(part.apply(manifest), Map.of()));
    return all;
  }

  /** The metadata of the manifest that was applied last, as far as kubectl wrote it down. */
  private static JsonNode lastApplied(ObjectMeta standing) {
    Map<String, String> annotations =
        requireNonNullElse(standing.getAnnotations(), Map.<String, String>of());
    try {
      return StrictJson.MAPPER
          .readTree(annotations.getOrDefault(LAST_APPLIED, "{}"))
          .path("metadata");
    } catch (JsonProcessingException e) {
      // Somebody else's text, by which kubectl, too, would know nothing.
      return StrictJson.MAPPER.createObjectNode();
    }
  }

  private static void keepAddress(Service service, Service before) {
    if (service.getSpec() != null
        && before.getSpec() != null
        && service.getSpec().getClusterIP() == null) {
      service.getSpec().setClusterIP(before.getSpec().getClusterIP());
      service.getSpec().setClusterIPs(before.getSpec().getClusterIPs());
    }
  }
}
