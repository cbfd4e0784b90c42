package io.appfirewall.core.importer;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.diagnostic.Severity;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Proves that a firewall means what policies mean, by what the compiler makes of it. */
final class Proof {
  private final Snapshot snapshot;
  private final Function<Firewall, List<Diagnostic>> reading;

  /**
   * In one cluster.
   *
   * @param reading what the schema has against a firewall
   */
  Proof(Snapshot snapshot, Function<Firewall, List<Diagnostic>> reading) {
    this.snapshot = snapshot;
    this.reading = reading;
  }

  /** Why the firewall cannot stand for the policies; empty where it is proven that it can. */
  Optional<String> refusal(Firewall firewall, List<Policy> policies) {
    Compilation compilation = compile(firewall);
    Optional<String> error =
        Stream.concat(reading.apply(firewall).stream(), compilation.diagnostics().stream())
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .map(diagnostic -> diagnostic.path() + ": " + diagnostic.message())
            .findFirst();
    if (error.isPresent()) {
      return error;
    }
    boolean isEqual =
        policy(compilation).filter(one -> Equivalence.isProven(policies, one)).isPresent();
    return isEqual ? Optional.empty() : Optional.of("what it opens cannot be proven to be equal.");
  }

  /** What a firewall becomes that nothing was refused of. */
  Policy policy(Firewall firewall) {
    return policy(compile(firewall)).orElseThrow();
  }

  /** The rules that {@code dns: Allow} comes to. */
  List<PolicyRuleRef> dns() {
    Firewall nothingBut =
        new Firewall(
            new NamespacedName("default", "dns"),
            Optional.empty(),
            "",
            LabelSelector.EVERYTHING,
            new TreeSet<>(List.of(Direction.EGRESS)),
            Mode.ENFORCE,
            DnsPolicy.ALLOW,
            DeletionPolicy.DELETE,
            List.of(),
            List.of());
    return policy(compile(nothingBut)).stream()
        .flatMap(policy -> policy.rules(Direction.EGRESS).stream())
        .toList();
  }

  private Compilation compile(Firewall firewall) {
    return PolicyCompiler.compile(
        new Judged<>(firewall.objectId(), Optional.of(firewall), List.of()), snapshot);
  }

  private static Optional<Policy> policy(Compilation compilation) {
    return compilation.intent() instanceof Intent.Enforce(NetworkPolicy policy)
        ? Optional.of(
            new Policy(
                policy.id(),
                policy.spec(),
                Optional.of(
                    new Source(compilation.id(), policy.ingressOrigins(), policy.egressOrigins()))))
        : Optional.empty();
  }
}
