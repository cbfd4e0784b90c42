package io.appfirewall.core.plan;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;
import java.util.Map;
import java.util.Optional;

/**
 * A NetworkPolicy as it stands in the cluster.
 *
 * @param spec empty when it holds something that no policy of ours ever holds
 * @param controller the ownerReference with {@code controller: true}
 */
public record ActualPolicy(
    NamespacedName id,
    String uid,
    String resourceVersion,
    Map<String, String> labels,
    Map<String, String> annotations,
    Optional<Controller> controller,
    Optional<PolicySpec> spec) {
  public ActualPolicy {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** A controller ownerReference. */
  public record Controller(String apiGroup, String kind, String name, String uid) {}
}
