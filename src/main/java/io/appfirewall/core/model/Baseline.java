package io.appfirewall.core.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The default-deny that every matching namespace gets, and what stays open under it.
 *
 * @param namespaces which namespaces, by their labels
 * @param excludeNamespaces names, or prefixes ending in one {@code *}
 * @param exemptPods pods with this label are left alone
 * @param allowOptOut whether a namespace may excuse itself by {@link #OPT_OUT}
 */
public record Baseline(
    String name,
    Optional<String> uid,
    LabelSelector namespaces,
    List<String> excludeNamespaces,
    boolean includeSystemNamespaces,
    SortedSet<Direction> policyTypes,
    Mode mode,
    DnsPolicy dns,
    SortedSet<Entity> allowIngress,
    SortedSet<Entity> allowEgress,
    Optional<LabelSelector.Label> exemptPods,
    boolean allowOptOut) {
  public static final String POLICY_PREFIX = "firewall-baseline-";

  /** The label by which a namespace excuses itself, where the baseline allows it. */
  public static final LabelSelector.Label OPT_OUT =
      new LabelSelector.Label("appfirewall.io/baseline", "off");

  public Baseline {
    if (policyTypes.isEmpty()) {
      throw new IllegalArgumentException("baseline " + name + " has no policyTypes");
    }
    if (mode == Mode.GROUP_ONLY) {
      throw new IllegalArgumentException("baseline " + name + " cannot be GroupOnly");
    }
    policyTypes = Collections.unmodifiableSortedSet(new TreeSet<>(EnumSet.copyOf(policyTypes)));
    excludeNamespaces = List.copyOf(excludeNamespaces);
    allowIngress = Collections.unmodifiableSortedSet(new TreeSet<>(allowIngress));
    allowEgress = Collections.unmodifiableSortedSet(new TreeSet<>(allowEgress));
  }

  public ObjectId objectId() {
    return ObjectId.cluster(Kind.FIREWALL_BASELINE, name);
  }

  public SortedSet<Entity> allow(Direction direction) {
    return switch (direction) {
      case INGRESS -> allowIngress;
      case EGRESS -> allowEgress;
    };
  }

  /** The name of the NetworkPolicy that a baseline owns in a namespace. */
  public static NamespacedName policyName(String baseline, String namespace) {
    return new NamespacedName(namespace, POLICY_PREFIX + baseline);
  }
}
