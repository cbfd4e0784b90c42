package io.appfirewall.dashboard.sight;

import static java.util.stream.Collectors.groupingBy;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineStatus;
import io.appfirewall.api.Members;
import io.appfirewall.api.OwnResource;
import io.appfirewall.api.UsedBy;
import io.appfirewall.core.compiler.BaselineScope;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.core.status.Conditions;
import io.appfirewall.manifest.AddressGroupReader;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.Rendering;
import io.appfirewall.manifest.status.ApiConditions;
import io.appfirewall.manifest.status.Coverage;
import io.appfirewall.manifest.status.FirewallStatus;
import io.appfirewall.manifest.status.GroupStatus;
import io.appfirewall.manifest.status.Lints;
import io.appfirewall.manifest.status.Naming;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives objects of manifests the statuses that an operator would, as if it had seen to them. */
final class ManifestStatuses {
  private final Manifests manifests;
  private final Map<ObjectId, List<Compilation>> compilations;
  private final Map<ObjectId, List<Diagnostic>> diagnostics;
  private final Map<ObjectId, List<NamespacedName>> users;
  private final Map<String, List<Pod>> pods;
  private final Instant now;

  ManifestStatuses(
      Manifests manifests,
      Rendering rendering,
      Map<ObjectId, List<NamespacedName>> users,
      Map<String, List<Pod>> pods,
      Instant now) {
    this.manifests = manifests;
    this.compilations = rendering.compilations().stream().collect(groupingBy(Compilation::id));
    this.diagnostics = rendering.diagnostics().stream().collect(groupingBy(Diagnostic::object));
    this.users = users;
    this.pods = pods;
    this.now = now;
  }

  /** Gives an object of ours a status, where it has none. */
  void complete(HasMetadata object) {
    if (object instanceof OwnResource<?, ?> own && own.getStatus() == null) {
      switch (own) {
        case AppFirewall firewall -> status(firewall);
        case FirewallBaseline baseline -> baseline.setStatus(status(baseline));
        case AddressGroup group ->
            group.setStatus(
                GroupStatus.of(group, AddressGroupReader.read(group), usedBy(group), now));
        case ClusterAddressGroup group ->
            group.setStatus(
                GroupStatus.of(group, AddressGroupReader.read(group), usedBy(group), now));
        default -> throw new IllegalStateException("not a kind of ours: " + object.getKind());
      }
    }
  }

  private void status(AppFirewall firewall) {
    compilations.getOrDefault(Metadata.id(firewall), List.of()).stream()
        .findFirst()
        .map(compilation ->
            FirewallStatus.of(
                firewall,
                compilation,
                new ApplyOutcome.Done(),
                members(firewall),
                usedBy(firewall),
                now))
        .ifPresent(firewall::setStatus);
  }

  private UsedBy usedBy(HasMetadata object) {
    ObjectId id = Metadata.id(object);
    return Naming.of(id, users.getOrDefault(id, List.of()));
  }

  private @Nullable Members members(AppFirewall firewall) {
    Optional<LabelSelector> selector = GroupReader.read(firewall).flatMap(group -> group.members());
    if (selector.isEmpty()) {
      return null;
    }
    List<Pod> members =
        pods.getOrDefault(firewall.getMetadata().getNamespace(), List.of()).stream()
            .filter(pod -> selector.get().matches(pod.labels()))
            .toList();
    return new Members(
        members.size(), Math.toIntExact(members.stream().filter(Pod::hostNetwork).count()));
  }

  private FirewallBaselineStatus status(FirewallBaseline object) {
    ObjectId id = Metadata.id(object);
    Coverage coverage = new Coverage();
    Optional<Baseline> baseline = BaselineReader.read(object).value();
    Map<String, Compilation> byNamespace = new HashMap<>();
    compilations
        .getOrDefault(id, List.of())
        .forEach(compilation -> byNamespace.put(compilation.policyName().namespace(), compilation));
    for (TargetNamespace namespace : manifests.namespaces()) {
      baseline.ifPresent(value -> {
        switch (BaselineScope.of(value, namespace, Settings.DEFAULTS)) {
          case NOT_SELECTED -> {}
          case EXCLUDED, OPTED_OUT -> coverage.excluded();
          case CONCERNED ->
              coverage.concerned(
                  namespace.name(),
                  new Change.None(),
                  Optional.ofNullable(byNamespace.get(namespace.name()))
                      .filter(compilation -> compilation.intent() instanceof Intent.Enforce)
                      .isPresent());
        }
      });
    }
    List<Diagnostic> found = diagnostics.getOrDefault(id, List.of());
    return new FirewallBaselineStatus(
        object.getMetadata().getGeneration(),
        coverage.counts(),
        ApiConditions.of(
            Conditions.ofBaseline(found, coverage.programmed(baseline.map(Baseline::mode))),
            null,
            object.getMetadata().getGeneration(),
            now),
        Lints.of(found));
  }
}
