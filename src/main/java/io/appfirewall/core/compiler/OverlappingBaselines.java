package io.appfirewall.core.compiler;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.snapshot.Settings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells of baselines that are for the same namespace, where each opens what it allows, whatever the
 * other says.
 */
public final class OverlappingBaselines {
  private final Collection<TargetNamespace> namespaces;
  private final Settings settings;

  private OverlappingBaselines(Collection<TargetNamespace> namespaces, Settings settings) {
    this.namespaces = namespaces;
    this.settings = settings;
  }

  /** For each baseline that shares a namespace, the first of those with which it does. */
  public static List<Diagnostic> among(
      Collection<Baseline> baselines, Collection<TargetNamespace> namespaces, Settings settings) {
    OverlappingBaselines overlap = new OverlappingBaselines(namespaces, settings);
    List<Baseline> inForce =
        baselines.stream()
            .filter(baseline -> baseline.mode() != Mode.DISABLED)
            .sorted(Comparator.comparing(Baseline::name))
            .toList();
    return inForce.stream().flatMap(baseline -> overlap.with(baseline, inForce).stream()).toList();
  }

  private Optional<Diagnostic> with(Baseline baseline, List<Baseline> all) {
    return all.stream()
        .filter(other -> !other.name().equals(baseline.name()))
        .filter(other ->
            namespaces.stream().anyMatch(ns -> concerns(baseline, ns) && concerns(other, ns)))
        .findFirst()
        .map(other ->
            new Diagnostic(
                Code.OVERLAPPING_BASELINES,
                baseline.objectId(),
                FieldPath.SPEC,
                "FirewallBaseline "
                    + other.name()
                    + " is for some of the same namespaces. There both count: what either"
                    + " allows is open."));
  }

  private boolean concerns(Baseline baseline, TargetNamespace namespace) {
    return BaselineScope.of(baseline, namespace, settings) == BaselineScope.CONCERNED;
  }
}
