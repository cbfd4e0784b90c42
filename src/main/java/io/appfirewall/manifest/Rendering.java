package io.appfirewall.manifest;

import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.OverlappingBaselines;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What all the firewalls and baselines of some manifests come to.
 *
 * @param compilations one of each firewall, and of each baseline in each namespace
 * @param policies those that the operator would own, as they would stand, sorted by name
 * @param diagnostics everything that there is to say
 */
public record Rendering(
    List<Compilation> compilations, List<NetworkPolicy> policies, List<Diagnostic> diagnostics) {
  public Rendering {
    compilations = List.copyOf(compilations);
    policies = policies.stream().sorted(Comparator.comparing(Metadata::namespacedName)).toList();
    diagnostics = diagnostics.stream().distinct().sorted().toList();
  }

  public static Rendering of(Manifests manifests, Settings settings, Instant now) {
    Snapshot snapshot = manifests.snapshot(settings, now);
    List<Compilation> compilations = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>(manifests.diagnostics());
    for (Judged<Firewall> firewall : manifests.firewalls()) {
      compilations.add(PolicyCompiler.compile(firewall, snapshot));
    }
    for (Judged<Baseline> baseline : manifests.baselines()) {
      diagnostics.addAll(BaselineCompiler.check(baseline, snapshot));
      for (TargetNamespace namespace : manifests.namespaces()) {
        compilations.add(BaselineCompiler.compile(baseline, namespace, snapshot));
      }
    }
    diagnostics.addAll(
        OverlappingBaselines.among(
            manifests.baselines().stream().flatMap(judged -> judged.value().stream()).toList(),
            manifests.namespaces(),
            settings));
    manifests.addressGroups().forEach(group -> diagnostics.addAll(group.diagnostics()));
    List<NetworkPolicy> policies = new ArrayList<>();
    for (Compilation compilation : compilations) {
      diagnostics.addAll(compilation.diagnostics());
      OwnedPolicy owned = OwnedPolicy.of(compilation, manifests);
      owned.policy().ifPresent(policies::add);
      owned.diagnostic().ifPresent(diagnostics::add);
    }
    return new Rendering(compilations, policies, diagnostics);
  }
}
