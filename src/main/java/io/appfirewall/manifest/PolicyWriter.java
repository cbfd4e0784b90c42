package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.api.OwnResource;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a NetworkPolicy of ours as the API server takes it. */
public final class PolicyWriter {
  private PolicyWriter() {}

  /** The policy as it is created. */
  public static io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy write(
      NetworkPolicy policy) {
    return new NetworkPolicyBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withName(policy.id().name())
                .withNamespace(policy.id().namespace())
                .withLabels(new TreeMap<>(policy.labels()))
                .withAnnotations(new TreeMap<>(policy.annotations()))
                .withOwnerReferences(owner(policy.owner()).stream().toList())
                .build())
        .withSpec(PolicySpecWriter.write(policy.spec()))
        .build();
  }

  /**
   * The policy as it replaces one that stands: what others put on that one stays on it, and the
   * write fails if it has changed meanwhile.
   */
  public static io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy merge(
      NetworkPolicy policy, io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy existing) {
    ObjectMeta standing = existing.getMetadata();
    return new NetworkPolicyBuilder()
        .withMetadata(
            new ObjectMetaBuilder(standing)
                .withManagedFields(List.of())
                .withLabels(merged(standing.getLabels(), policy.labels()))
                .withAnnotations(merged(standing.getAnnotations(), policy.annotations()))
                .withOwnerReferences(owners(standing, owner(policy.owner())))
                .build())
        .withSpec(PolicySpecWriter.write(policy.spec()))
        .build();
  }

  /** A policy that stands, without what only an API server sets. */
  public static io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy asManifest(
      io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy policy) {
    return new NetworkPolicyBuilder(policy)
        .withMetadata(
            new ObjectMetaBuilder(policy.getMetadata())
                .withUid(null)
                .withResourceVersion(null)
                .withGeneration(null)
                .withCreationTimestamp(null)
                .withSelfLink(null)
                .withManagedFields(List.of())
                .build())
        .build();
  }

  private static Map<String, String> merged(
      @Nullable Map<String, String> theirs, Map<String, String> ours) {
    Map<String, String> all = new TreeMap<>(requireNonNullElse(theirs, Map.of()));
    all.putAll(ours);
    return all;
  }

  // There can be one controller only, and of this policy it is us or, with Orphan, nobody.
  private static List<OwnerReference> owners(ObjectMeta standing, Optional<OwnerReference> ours) {
    List<OwnerReference> all = new ArrayList<>();
    requireNonNullElse(standing.getOwnerReferences(), List.<OwnerReference>of()).stream()
        .filter(owner -> !PolicyReader.isController(owner))
        .filter(owner -> ours.isEmpty() || !ours.get().getUid().equals(owner.getUid()))
        .forEach(all::add);
    ours.ifPresent(all::add);
    return all;
  }

  private static Optional<OwnerReference> owner(Owner owner) {
    return owner
        .uid()
        .map(uid ->
            new OwnerReferenceBuilder()
                .withApiVersion(OwnResource.API_VERSION)
                .withKind(owner.id().kind().toString())
                .withName(owner.id().name())
                .withUid(uid)
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build());
  }
}
