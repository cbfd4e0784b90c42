package io.appfirewall.cluster;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who altered a policy of ours, as far as the API server's bookkeeping tells. */
public final class FieldManagers {
  private static final Logger log = LoggerFactory.getLogger(FieldManagers.class);

  private final KubernetesClient client;

  public FieldManagers(KubernetesClient client) {
    this.client = client;
  }

  /**
   * The manager that altered the policy after our own last write. Whoever only took something away
   * leaves no trace.
   */
  public Optional<String> lastToAlter(NamespacedName policy) {
    try {
      return Optional.ofNullable(
              client
                  .network()
                  .v1()
                  .networkPolicies()
                  .inNamespace(policy.namespace())
                  .withName(policy.name())
                  .get())
          .flatMap(FieldManagers::lastToAlter);
    } catch (KubernetesClientException e) {
      log.atDebug()
          .addKeyValue("policy", policy)
          .addKeyValue("error", ApiFailure.sentence(e))
          .log("Could not read who altered a policy");
      return Optional.empty();
    }
  }

  static Optional<String> lastToAlter(NetworkPolicy policy) {
    List<ManagedFieldsEntry> entries =
        Optional.ofNullable(policy.getMetadata().getManagedFields()).orElse(List.of());
    Optional<Instant> ours =
        entries.stream()
            .filter(FieldManagers::isOurs)
            .map(FieldManagers::time)
            .max(Comparator.naturalOrder());
    return entries.stream()
        .filter(entry -> !isOurs(entry) && entry.getManager() != null)
        .filter(entry -> ours.isEmpty() || !time(entry).isBefore(ours.get()))
        .max(Comparator.comparing(FieldManagers::time))
        .map(ManagedFieldsEntry::getManager);
  }

  private static boolean isOurs(ManagedFieldsEntry entry) {
    return Owner.OPERATOR.equals(entry.getManager());
  }

  private static Instant time(ManagedFieldsEntry entry) {
    return entry.getTime() == null ? Instant.EPOCH : Instant.parse(entry.getTime());
  }
}
