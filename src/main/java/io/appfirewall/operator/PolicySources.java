package io.appfirewall.operator;

import io.appfirewall.cluster.Gatherer;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Planner;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.NamespaceReader;
import io.appfirewall.manifest.PolicyReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the policies that stand are generated from, rule by rule where they are what would be
 * generated now. One that was altered, or is not written yet as its firewall wants it, is shown as
 * it stands; of such only whose it is can be told.
 */
final class PolicySources {
  private final PrimaryCaches primaries;
  private final Gatherer gatherer;

  PolicySources(PrimaryCaches primaries, Gatherer gatherer) {
    this.primaries = primaries;
    this.gatherer = gatherer;
  }

  /** The policies of one namespace; what no policy can be read from, as nobody enforces it. */
  Stream<Policy> of(String namespace, Stream<NetworkPolicy> policies) {
    return policies.flatMap(object -> {
      ActualPolicy actual = PolicyReader.read(object);
      return actual.spec().stream()
          .map(spec -> new Policy(actual.id(), spec, source(namespace, actual, spec)));
    });
  }

  private Optional<Source> source(String namespace, ActualPolicy actual, PolicySpec spec) {
    String name = actual.id().name();
    return after(Firewall.POLICY_PREFIX, name)
        .flatMap(firewall -> ofFirewall(new NamespacedName(namespace, firewall), actual, spec))
        .or(() ->
            after(Baseline.POLICY_PREFIX, name)
                .flatMap(baseline -> ofBaseline(baseline, namespace, actual, spec)));
  }

  private static Optional<String> after(String prefix, String name) {
    return Optional.of(name)
        .filter(text -> text.startsWith(prefix) && text.length() > prefix.length())
        .map(text -> text.substring(prefix.length()));
  }

  private Optional<Source> ofFirewall(NamespacedName id, ActualPolicy actual, PolicySpec spec) {
    return source(
        ObjectId.namespaced(Kind.APP_FIREWALL, id),
        primaries.firewall(id),
        firewall ->
            PolicyCompiler.compile(FirewallReader.read(firewall), gatherer.gather(firewall)),
        actual,
        spec);
  }

  private Optional<Source> ofBaseline(
      String name, String namespace, ActualPolicy actual, PolicySpec spec) {
    return source(
        ObjectId.cluster(Kind.FIREWALL_BASELINE, name),
        primaries.baselines().get(name),
        baseline ->
            BaselineCompiler.compile(
                BaselineReader.read(baseline),
                primaries
                    .namespaces()
                    .get(namespace)
                    .map(NamespaceReader::read)
                    .orElseGet(() -> NamespaceReader.named(namespace)),
                gatherer.gather()),
        actual,
        spec);
  }

  private static <T extends HasMetadata> Optional<Source> source(
      ObjectId id,
      Optional<T> owner,
      Function<T, Compilation> compiler,
      ActualPolicy actual,
      PolicySpec spec) {
    return owner
        .filter(object ->
            Planner.isOurs(id, Optional.ofNullable(object.getMetadata().getUid()), actual))
        .map(object ->
            compiler.apply(object).intent() instanceof Intent.Enforce(var wanted)
                    && wanted.spec().equals(spec)
                ? new Source(id, wanted.ingressOrigins(), wanted.egressOrigins())
                : new Source(id, List.of(), List.of()));
  }
}
