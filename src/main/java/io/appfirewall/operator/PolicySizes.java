package io.appfirewall.operator;

import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many NetworkPolicies carry our mark, and how large the largest is. Each is measured when it
 * comes or changes, so that a scrape only has to look for the largest number.
 */
@Component
final class PolicySizes {
  private final Map<NamespacedName, Integer> bytes = new ConcurrentHashMap<>();

  PolicySizes(Caches caches, MeterRegistry registry) {
    caches.policies().onChange(this::changed);
    Gauge.builder("appfirewall.policies", bytes, Map::size)
        .description("NetworkPolicies in the cluster that the operator has written")
        .register(registry);
    Gauge.builder("appfirewall.policy.size.max", this, PolicySizes::largest)
        .description("Size of the largest of them as JSON")
        .baseUnit("bytes")
        .register(registry);
  }

  private int largest() {
    return bytes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private void changed(@Nullable NetworkPolicy before, @Nullable NetworkPolicy after) {
    if (after != null && isOurs(after)) {
      bytes.put(PolicyCache.id(after), size(after));
    } else if (before != null) {
      bytes.remove(PolicyCache.id(before));
    }
  }

  private static boolean isOurs(NetworkPolicy policy) {
    Map<String, String> labels = policy.getMetadata().getLabels();
    return labels != null && Owner.OPERATOR.equals(labels.get(Owner.MANAGED_BY));
  }

  // As appfirewall.max-policy-size counts: without what the API server adds.
  private static int size(NetworkPolicy policy) {
    var metadata = policy.getMetadata();
    var written =
        new NetworkPolicyBuilder()
            .withMetadata(
                new ObjectMetaBuilder()
                    .withName(metadata.getName())
                    .withNamespace(metadata.getNamespace())
                    .withLabels(metadata.getLabels())
                    .withAnnotations(metadata.getAnnotations())
                    .withOwnerReferences(metadata.getOwnerReferences())
                    .build())
            .withSpec(policy.getSpec())
            .build();
    return Serialization.asJson(written).getBytes(StandardCharsets.UTF_8).length;
  }
}
