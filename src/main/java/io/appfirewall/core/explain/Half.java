package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.PolicyRuleRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one end's policies say.
 *
 * @param isolatedBy the policies that isolate it; none if it is not isolated, or no pod
 * @param allowedBy every rule that opens some of what is asked for; none where none is needed
 * @param miss why it is denied; empty where it is allowed
 */
public record Half(List<Policy> isolatedBy, List<PolicyRuleRef> allowedBy, Optional<Miss> miss) {
  public Half {
    isolatedBy = List.copyOf(isolatedBy);
    allowedBy = List.copyOf(allowedBy);
  }

  public boolean isAllowed() {
    return miss.isEmpty();
  }

  public boolean isIsolated() {
    return !isolatedBy.isEmpty();
  }

  /** Of two families that both are allowed. */
  Half and(Half other) {
    return new Half(
        isolatedBy,
        Stream.concat(allowedBy.stream(), other.allowedBy.stream()).distinct().toList(),
        Optional.empty());
  }
}
