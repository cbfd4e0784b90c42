package io.appfirewall.core.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The spec of a NetworkPolicy. Its policyTypes are always explicit: the API server drops empty
 * lists, so isolation is never read from the presence of {@code ingress} or {@code egress}.
 */
public record PolicySpec(
    LabelSelector podSelector,
    SortedSet<Direction> policyTypes,
    List<PolicyRule> ingress,
    List<PolicyRule> egress) {
  /** In characters, all of them ASCII. */
  static final int HASH_LENGTH = 32;

  public PolicySpec {
    if (policyTypes.isEmpty()) {
      throw new IllegalArgumentException("a policy without policyTypes");
    }
    policyTypes = Collections.unmodifiableSortedSet(new TreeSet<>(EnumSet.copyOf(policyTypes)));
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  public List<PolicyRule> rules(Direction direction) {
    return switch (direction) {
      case INGRESS -> ingress;
      case EGRESS -> egress;
    };
  }

  /** Of the content: equal specs have equal hashes, and one altered in the cluster has another. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(PolicyJson.of(this).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_LENGTH / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
