package io.appfirewall.core.compiler;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one firewall, or one baseline in one namespace, comes to.
 *
 * @param policyName of the one NetworkPolicy that it owns, whether or not that is to be there
 * @param rules one outcome per rule, ingress first; none when the object is not accepted
 * @param nextExpiry when the result will next be another one by the clock alone
 */
public record Compilation(
    ObjectId id,
    NamespacedName policyName,
    Intent intent,
    List<Diagnostic> diagnostics,
    List<RuleOutcome> rules,
    Optional<Instant> nextExpiry) {
  public Compilation {
    diagnostics = diagnostics.stream().distinct().sorted().toList();
    rules = List.copyOf(rules);
  }
}
