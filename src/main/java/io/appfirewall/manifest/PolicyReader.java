package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.ActualPolicy.Controller;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a NetworkPolicy, ours or somebody else's. */
public final class PolicyReader {
  private PolicyReader() {}

  public static ActualPolicy read(NetworkPolicy object) {
    ObjectMeta meta = requireNonNullElse(object.getMetadata(), new ObjectMeta());
    return new ActualPolicy(
        Metadata.namespacedName(object),
        requireNonNullElse(meta.getUid(), ""),
        requireNonNullElse(meta.getResourceVersion(), ""),
        requireNonNullElse(meta.getLabels(), Map.of()),
        requireNonNullElse(meta.getAnnotations(), Map.of()),
        controller(meta),
        PolicySpecReader.read(object.getSpec()));
  }

  private static Optional<Controller> controller(ObjectMeta meta) {
    return requireNonNullElse(meta.getOwnerReferences(), List.<OwnerReference>of()).stream()
        .filter(PolicyReader::isController)
        .findFirst()
        .map(owner ->
            new Controller(
                group(requireNonNullElse(owner.getApiVersion(), "")),
                requireNonNullElse(owner.getKind(), ""),
                requireNonNullElse(owner.getName(), ""),
                requireNonNullElse(owner.getUid(), "")));
  }

  static boolean isController(OwnerReference owner) {
    return Boolean.TRUE.equals(owner.getController());
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
