package io.appfirewall.core.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose policy it is.
 *
 * @param uid of the owning object; empty where the policy is to outlive it, or where no API server
 *     gave it one
 */
public record Owner(ObjectId id, Optional<String> uid) {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "appfirewall-operator";

  public Owner {
    if (id.kind() != Kind.APP_FIREWALL && id.kind() != Kind.FIREWALL_BASELINE) {
      throw new IllegalArgumentException(id + " owns no policies");
    }
  }

  /** The labels by which an owner's policy is known. */
  public Map<String, String> labels() {
    String key =
        id.kind() == Kind.APP_FIREWALL ? "appfirewall.io/firewall" : "appfirewall.io/baseline";
    return new TreeMap<>(Map.of(MANAGED_BY, OPERATOR, key, id.name()));
  }
}
