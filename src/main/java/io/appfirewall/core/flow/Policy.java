package io.appfirewall.core.flow;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.PolicySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A NetworkPolicy, whoever's it is.
 *
 * @param source what it is generated from; empty for somebody else's
 */
public record Policy(NamespacedName id, PolicySpec spec, Optional<Source> source) {
  /**
   * The object that a policy is generated from.
   *
   * @param ingress why each ingress rule is there, by its index; empty where that is not known
   * @param egress the same for the egress rules
   */
  public record Source(ObjectId object, List<Origin> ingress, List<Origin> egress) {
    public Source {
      ingress = List.copyOf(ingress);
      egress = List.copyOf(egress);
    }

    List<Origin> origins(Direction direction) {
      return switch (direction) {
        case INGRESS -> ingress;
        case EGRESS -> egress;
      };
    }
  }

  /** Somebody else's. */
  public static Policy foreign(NamespacedName id, PolicySpec spec) {
    return new Policy(id, spec, Optional.empty());
  }

  /**
   * Whether it selects a pod, and has that policy type; no policy selects one on a host network.
   */
  public boolean isolates(Pod pod, Direction direction) {
    return !pod.hostNetwork()
        && pod.id().namespace().equals(id.namespace())
        && spec.policyTypes().contains(direction)
        && spec.podSelector().matches(pod.labels());
  }

  /** Whether it isolates a pod in any direction. */
  public boolean isolates(Pod pod) {
    return Stream.of(Direction.values()).anyMatch(direction -> isolates(pod, direction));
  }

  /** Its rules of one direction. */
  public List<PolicyRuleRef> rules(Direction direction) {
    return IntStream.range(0, spec.rules(direction).size())
        .mapToObj(index -> new PolicyRuleRef(this, direction, index))
        .toList();
  }
}
