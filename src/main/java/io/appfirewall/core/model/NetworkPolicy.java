package io.appfirewall.core.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A NetworkPolicy that we own, as we want it.
 *
 * @param description the rules in plain words
 * @param ingressOrigins why each ingress rule of the spec is there, by its index
 * @param egressOrigins why each egress rule of the spec is there, by its index
 */
public record NetworkPolicy(
    NamespacedName id,
    Owner owner,
    String description,
    PolicySpec spec,
    List<Origin> ingressOrigins,
    List<Origin> egressOrigins) {
  public static final String DESCRIPTION = "appfirewall.io/description";
  public static final String SPEC_HASH = "appfirewall.io/spec-hash";

  /** On a policy of somebody else: hands it over to the firewall of its name. */
  public static final String ADOPT = "appfirewall.io/adopt";

  public NetworkPolicy {
    if (ingressOrigins.size() != spec.ingress().size()
        || egressOrigins.size() != spec.egress().size()) {
      throw new IllegalArgumentException("a rule of " + id + " comes from nowhere");
    }
    ingressOrigins = List.copyOf(ingressOrigins);
    egressOrigins = List.copyOf(egressOrigins);
  }

  /** The labels that are ours; others may add theirs. */
  public Map<String, String> labels() {
    return owner.labels();
  }

  /** The annotations that are ours; others may add theirs. */
  public Map<String, String> annotations() {
    return annotations(spec.hash());
  }

  private Map<String, String> annotations(String hash) {
    return Map.of(DESCRIPTION, description, SPEC_HASH, hash);
  }

  /** The size as compact JSON, in bytes of UTF-8, without what the API server adds. */
  public int bytes() {
    // A hash takes as much room as any other, so it need not be known.
    String anyHash = "0".repeat(PolicySpec.HASH_LENGTH);
    return PolicyJson.of(this, annotations(anyHash)).getBytes(StandardCharsets.UTF_8).length;
  }
}
