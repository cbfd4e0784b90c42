package io.appfirewall.operator;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineStatus;
import io.appfirewall.api.NamespaceCounts;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.BaselineScope;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.core.status.Conditions;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.NamespaceReader;
import io.appfirewall.manifest.status.ApiConditions;
import io.appfirewall.manifest.status.Coverage;
import io.appfirewall.manifest.status.Lints;
import io.fabric8.kubernetes.api.model.Namespace;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Puts a baseline's status together, from what stands in every namespace now. Nothing of it is
 * remembered, so it is the same after a restart.
 */
@Component
final class BaselineStatuses {
  private static final FirewallBaselineStatus NONE =
      new FirewallBaselineStatus(null, null, null, null);

  private final Settings settings;
  private final PrimaryCaches caches;
  private final Gatherer gatherer;
  private final Enforcer enforcer;
  private final Clock clock;

  BaselineStatuses(
      Settings settings, PrimaryCaches caches, Gatherer gatherer, Enforcer enforcer, Clock clock) {
    this.settings = settings;
    this.caches = caches;
    this.gatherer = gatherer;
    this.enforcer = enforcer;
    this.clock = clock;
  }

  /** The status now. */
  FirewallBaselineStatus status(FirewallBaseline object) {
    Judged<Baseline> judged = BaselineReader.read(object);
    Snapshot snapshot = gatherer.gather();
    FirewallBaselineStatus before = Objects.requireNonNullElse(object.getStatus(), NONE);
    Long generation = object.getMetadata().getGeneration();
    Set<Diagnostic> diagnostics = new LinkedHashSet<>(BaselineCompiler.check(judged, snapshot));
    Coverage coverage = new Coverage();
    Optional<NamespaceCounts> counts = Optional.empty();
    if (judged.value().isPresent()) {
      Baseline baseline = judged.value().get();
      namespaces()
          .forEach(
              namespace -> diagnostics.addAll(look(object, judged, namespace, snapshot, coverage)));
      overlap(baseline).ifPresent(diagnostics::add);
      counts = Optional.of(coverage.counts());
    }
    List<Diagnostic> all = List.copyOf(diagnostics);
    return new FirewallBaselineStatus(
        generation,
        counts.orElse(before.namespaces()),
        ApiConditions.of(
            Conditions.ofBaseline(all, coverage.programmed(judged.value().map(Baseline::mode))),
            before.conditions(),
            generation,
            clock.instant()),
        Lints.of(all));
  }

  /** Counts a namespace, and returns what there is to tell of the baseline in it. */
  private List<Diagnostic> look(
      FirewallBaseline object,
      Judged<Baseline> judged,
      TargetNamespace namespace,
      Snapshot snapshot,
      Coverage coverage) {
    BaselineScope scope = BaselineScope.of(judged.value().orElseThrow(), namespace, settings);
    return switch (scope) {
      case NOT_SELECTED -> List.of();
      case EXCLUDED, OPTED_OUT -> {
        coverage.excluded();
        yield List.of();
      }
      case CONCERNED -> {
        Compilation compilation = BaselineCompiler.compile(judged, namespace, snapshot);
        coverage.concerned(
            namespace.name(), enforcer.plan(compilation, object), enforcer.stands(compilation));
        // Whether its policy is too large is known only where it is written.
        yield compilation.diagnostics();
      }
    };
  }

  /** Another baseline that is in force in one of the same namespaces, so that both count. */
  private Optional<Diagnostic> overlap(Baseline baseline) {
    List<TargetNamespace> concerned =
        namespaces().stream().filter(namespace -> concerns(baseline, namespace)).toList();
    return caches
        .baselines()
        .all()
        .flatMap(other -> BaselineReader.read(other).value().stream())
        .filter(other -> !other.name().equals(baseline.name()))
        .filter(other -> concerned.stream().anyMatch(namespace -> concerns(other, namespace)))
        .map(Baseline::name)
        .sorted()
        .findFirst()
        .map(other ->
            new Diagnostic(
                Code.OVERLAPPING_BASELINES,
                baseline.objectId(),
                FieldPath.SPEC,
                "FirewallBaseline "
                    + other
                    + " is for some of the same namespaces. There both count: what either"
                    + " allows is open."));
  }

  private boolean concerns(Baseline baseline, TargetNamespace namespace) {
    return BaselineScope.of(baseline, namespace, settings) == BaselineScope.CONCERNED;
  }

  private List<TargetNamespace> namespaces() {
    return caches
        .namespaces()
        .all()
        .filter(namespace -> !namespace.isMarkedForDeletion())
        .map((Namespace namespace) -> NamespaceReader.read(namespace))
        .toList();
  }
}
