package io.appfirewall.manifest;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;

/** NetworkPolicies of nobody in particular, as Kubernetes' objects. */
public final class PolicyObjects {
  private PolicyObjects() {}

  public static NetworkPolicy of(NamespacedName id, PolicySpec spec) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace(id.namespace())
        .withName(id.name())
        .endMetadata()
        .withSpec(PolicySpecWriter.write(spec))
        .build();
  }
}
