package io.appfirewall.core.compiler;

import io.appfirewall.core.check.FirewallCheck;
import io.appfirewall.core.compiler.Intent.KeepReason;
import io.appfirewall.core.compiler.Intent.RemoveReason;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Family;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles one AppFirewall into the one NetworkPolicy that it owns.
 *
 * <p>Fails closed: a peer that cannot be resolved is left out of its rule, a rule left without
 * peers is left out of the policy, and the members stay isolated.
 */
public final class PolicyCompiler {
  private PolicyCompiler() {}

  /**
   * What the firewall comes to in this snapshot.
   *
   * @param judged the firewall; its name is known even where its spec is refused
   */
  public static Compilation compile(Judged<Firewall> judged, Snapshot snapshot) {
    return judged
        .value()
        .map(firewall -> compile(firewall, judged.diagnostics(), snapshot))
        .orElseGet(() -> notAccepted(judged.id(), judged.diagnostics(), Optional.empty()));
  }

  private static Compilation compile(Firewall firewall, List<Diagnostic> soFar, Snapshot snapshot) {
    List<Diagnostic> diagnostics = new ArrayList<>(soFar);
    Optional<Instant> nextExpiry = nextExpiry(firewall, snapshot.now());
    FirewallCheck.ALL.forEach(check -> check.check(firewall, snapshot).forEach(diagnostics::add));
    if (isRefused(diagnostics)) {
      return notAccepted(firewall.objectId(), diagnostics, nextExpiry);
    }
    Intent intent =
        switch (firewall.mode()) {
          case DISABLED -> new Intent.Remove(RemoveReason.DISABLED);
          case GROUP_ONLY -> new Intent.Remove(RemoveReason.GROUP_ONLY);
          case ENFORCE, PREVIEW -> enforce(firewall, snapshot, diagnostics);
        };
    if (isRefused(diagnostics)) {
      return notAccepted(firewall.objectId(), diagnostics, nextExpiry);
    }
    return new Compilation(
        firewall.objectId(),
        Firewall.policyName(firewall.id()),
        intent,
        diagnostics,
        outcomes(firewall, diagnostics, snapshot.now()),
        nextExpiry);
  }

  private static Intent enforce(
      Firewall firewall, Snapshot snapshot, List<Diagnostic> diagnostics) {
    Optional<NetworkPolicy> policy = policy(firewall, snapshot);
    if (policy.isEmpty()) {
      diagnostics.add(tooLarge(firewall, snapshot.settings().maxPolicyBytes()));
    }
    return policy
        .filter(wanted -> firewall.mode() == Mode.ENFORCE)
        .<Intent>map(Intent.Enforce::new)
        .orElse(new Intent.Keep(KeepReason.PREVIEW));
  }

  private static Optional<NetworkPolicy> policy(Firewall firewall, Snapshot snapshot) {
    PeerResolver peers = new PeerResolver(firewall.id().namespace(), snapshot);
    PolicyAssembler assembler = new PolicyAssembler(snapshot.settings().maxPolicyBytes());
    firewall
        .rules()
        .filter(rule -> !rule.isExpiredAt(snapshot.now()))
        .sorted(Comparator.comparing(Rule::direction).thenComparing(Rule::name))
        .forEach(rule ->
            assembler.add(
                rule.direction(),
                new Origin.FromRule(rule.direction(), rule.name()),
                peers.resolve(rule)));
    if (firewall.isolates(Direction.EGRESS) && firewall.dns() == DnsPolicy.ALLOW) {
      assembler.add(Direction.EGRESS, new Origin.Dns(), new EntityResolver(snapshot).dns());
    }
    Optional<String> owner =
        firewall.uid().filter(uid -> firewall.deletionPolicy() == DeletionPolicy.DELETE);
    return assembler.assemble(
        Firewall.policyName(firewall.id()),
        new Owner(firewall.objectId(), owner),
        PlainWords.of(firewall, snapshot.now()),
        firewall.members(),
        firewall.policyTypes());
  }

  private static Diagnostic tooLarge(Firewall firewall, long maxBytes) {
    return new Diagnostic(
        Code.TOO_LARGE,
        firewall.objectId(),
        FieldPath.SPEC,
        "its NetworkPolicy would be larger than the "
            + maxBytes
            + " bytes that one may have. Split the firewall in two with the same members, or name"
            + " fewer addresses.");
  }

  private static boolean isRefused(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(d -> d.code().family() == Family.SPEC);
  }

  // What is too large today may fit once a rule of it has expired.
  private static Compilation notAccepted(
      ObjectId id, List<Diagnostic> diagnostics, Optional<Instant> nextExpiry) {
    String namespace = id.namespace().orElseThrow();
    return new Compilation(
        id,
        Firewall.policyName(new NamespacedName(namespace, id.name())),
        new Intent.Keep(KeepReason.NOT_ACCEPTED),
        diagnostics,
        List.of(),
        nextExpiry);
  }

  private static List<RuleOutcome> outcomes(
      Firewall firewall, List<Diagnostic> diagnostics, Instant now) {
    Map<RuleRef, Code> reasons = new HashMap<>();
    diagnostics.stream()
        .filter(d -> d.code().family().degrades())
        .sorted()
        .forEach(d -> d.path().rule().ifPresent(rule -> reasons.putIfAbsent(rule, d.code())));
    return firewall
        .rules()
        .map(rule -> {
          Optional<Code> reason = Optional.ofNullable(reasons.get(RuleRef.of(rule)));
          return new RuleOutcome(RuleRef.of(rule), state(rule, reason, now), reason);
        })
        .toList();
  }

  private static RuleOutcome.State state(Rule rule, Optional<Code> reason, Instant now) {
    if (rule.isExpiredAt(now)) {
      return RuleOutcome.State.EXPIRED;
    }
    return reason.isPresent() ? RuleOutcome.State.DEGRADED : RuleOutcome.State.ACTIVE;
  }

  private static Optional<Instant> nextExpiry(Firewall firewall, Instant now) {
    return firewall
        .rules()
        .flatMap(rule -> rule.expiresAt().stream())
        .filter(now::isBefore)
        .min(Comparator.naturalOrder());
  }
}
