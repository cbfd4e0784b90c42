package io.appfirewall.operator;

import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who has to look again when a NetworkPolicy changes, whoever's it is: by its name alone, so that a
 * policy without our labels, a foreign one in our place and one that is handed over are noticed.
 */
@Component
final class PolicyChanges {
  private final PolicyCache policies;
  private final Triggers triggers;
  private final Settler settler;

  PolicyChanges(Caches caches, Triggers triggers, Settler settler) {
    this.policies = caches.policies();
    this.triggers = triggers;
    this.settler = settler;
  }

  void changed(@Nullable NetworkPolicy before, @Nullable NetworkPolicy after) {
    if (after != null && policies.takeEcho(after)) {
      markBaseline(after);
      return;
    }
    NetworkPolicy policy = Objects.requireNonNull(after == null ? before : after);
    NamespacedName id = PolicyCache.id(policy);
    if (id.name().startsWith(Firewall.POLICY_PREFIX)) {
      String firewall = id.name().substring(Firewall.POLICY_PREFIX.length());
      triggers.firewalls().fire(new ResourceID(firewall, id.namespace()));
    }
    if (id.name().startsWith(Baseline.POLICY_PREFIX)) {
      triggers.namespaces().fire(new ResourceID(id.namespace()));
      markBaseline(policy);
    }
  }

  private void markBaseline(NetworkPolicy policy) {
    String name = policy.getMetadata().getName();
    if (name.startsWith(Baseline.POLICY_PREFIX)) {
      settler.mark(
          ObjectId.cluster(
              Kind.FIREWALL_BASELINE, name.substring(Baseline.POLICY_PREFIX.length())));
    }
  }
}
