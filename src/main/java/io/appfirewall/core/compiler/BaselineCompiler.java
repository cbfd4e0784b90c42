package io.appfirewall.core.compiler;

import io.appfirewall.core.check.BaselineChecks;
import io.appfirewall.core.compiler.Intent.KeepReason;
import io.appfirewall.core.compiler.Intent.RemoveReason;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Family;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Label;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compiles one baseline in one namespace into one NetworkPolicy: the deny and what stays open under
 * it in the same object, so that there is never one without the other.
 */
public final class BaselineCompiler {
  private BaselineCompiler() {}

  /** What the baseline comes to in this namespace. */
  public static Compilation compile(
      Judged<Baseline> judged, TargetNamespace namespace, Snapshot snapshot) {
    List<Diagnostic> diagnostics = check(judged, snapshot);
    Intent intent =
        judged
            .value()
            .filter(baseline -> diagnostics.stream().noneMatch(BaselineCompiler::refuses))
            .map(baseline -> intent(baseline, namespace, snapshot, diagnostics))
            .orElse(new Intent.Keep(KeepReason.NOT_ACCEPTED));
    return new Compilation(
        judged.id(),
        Baseline.policyName(judged.id().name(), namespace.name()),
        intent,
        diagnostics,
        List.of(),
        Optional.empty());
  }

  /** What is wrong with the baseline itself, whatever the namespace. */
  public static List<Diagnostic> check(Judged<Baseline> judged, Snapshot snapshot) {
    List<Diagnostic> diagnostics = new ArrayList<>(judged.diagnostics());
    judged
        .value()
        .ifPresent(baseline -> BaselineChecks.check(baseline, snapshot).forEach(diagnostics::add));
    return diagnostics;
  }

  private static boolean refuses(Diagnostic diagnostic) {
    return diagnostic.code().family() == Family.SPEC;
  }

  private static Intent intent(
      Baseline baseline,
      TargetNamespace namespace,
      Snapshot snapshot,
      List<Diagnostic> diagnostics) {
    return switch (baseline.mode()) {
      case DISABLED -> new Intent.Remove(RemoveReason.DISABLED);
      // Even where it would no longer be concerned: in Preview nothing changes.
      case PREVIEW -> new Intent.Keep(KeepReason.PREVIEW);
      case ENFORCE ->
          BaselineScope.of(baseline, namespace, snapshot.settings()) == BaselineScope.CONCERNED
              ? enforce(baseline, namespace, snapshot, diagnostics)
              : new Intent.Remove(RemoveReason.NOT_CONCERNED);
      case GROUP_ONLY -> throw new IllegalStateException("a baseline is no group: " + baseline);
    };
  }

  private static Intent enforce(
      Baseline baseline,
      TargetNamespace namespace,
      Snapshot snapshot,
      List<Diagnostic> diagnostics) {
    EntityResolver entities = new EntityResolver(snapshot);
    PolicyAssembler assembler = new PolicyAssembler(snapshot.settings().maxPolicyBytes());
    for (Direction direction : baseline.policyTypes()) {
      for (Entity entity : baseline.allow(direction)) {
        assembler.add(
            direction,
            new Origin.Allowed(direction, entity),
            entities.resolve(entity, direction, ownPorts(entity, direction)));
      }
    }
    if (baseline.policyTypes().contains(Direction.INGRESS)) {
      assembler.add(
          Direction.INGRESS, new Origin.DnsService(), entities.dnsService(namespace.name()));
    }
    if (baseline.policyTypes().contains(Direction.EGRESS) && baseline.dns() == DnsPolicy.ALLOW) {
      assembler.add(Direction.EGRESS, new Origin.Dns(), entities.dns());
    }
    Optional<NetworkPolicy> policy =
        assembler.assemble(
            Baseline.policyName(baseline.name(), namespace.name()),
            new Owner(baseline.objectId(), baseline.uid()),
            PlainWords.of(baseline),
            baseline.exemptPods().map(BaselineCompiler::without).orElse(LabelSelector.EVERYTHING),
            baseline.policyTypes());
    if (policy.isEmpty()) {
      diagnostics.add(tooLarge(baseline, snapshot.settings().maxPolicyBytes()));
      return new Intent.Keep(KeepReason.NOT_ACCEPTED);
    }
    return new Intent.Enforce(policy.get());
  }

  // allow means all ports; only DNS, going out, has its own.
  private static Optional<PortSet> ownPorts(Entity entity, Direction direction) {
    return entity == Entity.CLUSTER_DNS && direction == Direction.EGRESS
        ? Optional.empty()
        : Optional.of(PortSet.EVERY);
  }

  private static LabelSelector without(Label label) {
    return LabelSelector.requirement(
        new Requirement(label.key(), Operator.NOT_IN, new TreeSet<>(List.of(label.value()))));
  }

  private static Diagnostic tooLarge(Baseline baseline, long maxBytes) {
    return new Diagnostic(
        Code.TOO_LARGE,
        baseline.objectId(),
        FieldPath.SPEC,
        "its NetworkPolicy would be larger than the "
            + maxBytes
            + " bytes that one may have. Allow fewer entities.");
  }
}
