package io.appfirewall.core.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A security group: a set of pods, and who may talk to them and whom they may talk to.
 *
 * @param uid empty in manifests that no API server has seen
 * @param members selects pods of the firewall's own namespace
 */
public record Firewall(
    NamespacedName id,
    Optional<String> uid,
    String description,
    LabelSelector members,
    SortedSet<Direction> policyTypes,
    Mode mode,
    DnsPolicy dns,
    DeletionPolicy deletionPolicy,
    List<Rule> ingress,
    List<Rule> egress) {
  public Firewall {
    if (policyTypes.isEmpty()) {
      throw new IllegalArgumentException(id + " has no policyTypes");
    }
    policyTypes = Collections.unmodifiableSortedSet(new TreeSet<>(EnumSet.copyOf(policyTypes)));
    ingress = rules(id, Direction.INGRESS, ingress);
    egress = rules(id, Direction.EGRESS, egress);
  }

  private static List<Rule> rules(NamespacedName id, Direction direction, List<Rule> rules) {
    Set<String> names = new HashSet<>();
    for (Rule rule : rules) {
      if (rule.direction() != direction || !names.add(rule.name())) {
        throw new IllegalArgumentException(id + " has no place for " + rule);
      }
    }
    return List.copyOf(rules);
  }

  public ObjectId objectId() {
    return ObjectId.namespaced(Kind.APP_FIREWALL, id);
  }

  /** The rules of both directions, ingress first, in the order of the spec. */
  public Stream<Rule> rules() {
    return Stream.concat(ingress.stream(), egress.stream());
  }

  /** Whether members may only do what rules allow, in this direction. */
  public boolean isolates(Direction direction) {
    return policyTypes.contains(direction);
  }

  /** The name of the one NetworkPolicy that a firewall owns, in the firewall's namespace. */
  public static NamespacedName policyName(NamespacedName firewall) {
    return new NamespacedName(firewall.namespace(), POLICY_PREFIX + firewall.name());
  }

  public static final String POLICY_PREFIX = "appfw-";
}
