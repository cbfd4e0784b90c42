package io.appfirewall.manifest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The network that some manifests describe: their pods under the policies of everybody else and
 * those that the operator would own.
 *
 * @param diagnostics on policies that no API server would take, which are left out
 */
public record NetworkReader(Network network, List<Diagnostic> diagnostics) {
  public NetworkReader {
    diagnostics = List.copyOf(diagnostics);
  }

  public static NetworkReader read(Manifests manifests, Rendering rendering) {
    List<Policy> policies = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    Map<NamespacedName, Source> sources =
        rendering.compilations().stream()
            .collect(toMap(Compilation::policyName, NetworkReader::source));
    rendering
        .policies()
        .forEach(policy -> {
          NamespacedName id = Metadata.namespacedName(policy);
          read(policy, Optional.ofNullable(sources.get(id)), policies, diagnostics);
        });
    others(manifests, rendering)
        .forEach(policy -> read(policy, Optional.empty(), policies, diagnostics));
    return new NetworkReader(
        new Network(
            manifests.namespaces().stream()
                .collect(
                    toMap(
                        TargetNamespace::name,
                        TargetNamespace::labels,
                        (one, other) -> one,
                        TreeMap::new)),
            manifests.pods(),
            policies),
        diagnostics);
  }

  private static void read(
      NetworkPolicy policy,
      Optional<Source> source,
      List<Policy> policies,
      List<Diagnostic> diagnostics) {
    NamespacedName id = Metadata.namespacedName(policy);
    PolicySpecReader.read(policy.getSpec())
        .ifPresentOrElse(
            spec -> policies.add(new Policy(id, spec, source)), () -> diagnostics.add(invalid(id)));
  }

  /** Where the rules of a policy that is left as it is come from, nobody knows. */
  private static Source source(Compilation compilation) {
    return compilation.intent() instanceof Intent.Enforce(var wanted)
        ? new Source(compilation.id(), wanted.ingressOrigins(), wanted.egressOrigins())
        : new Source(compilation.id(), List.of(), List.of());
  }

  /** All policies once the operator has seen to its own. */
  static Stream<NetworkPolicy> standing(Manifests manifests, Rendering rendering) {
    return Stream.concat(rendering.policies().stream(), others(manifests, rendering));
  }

  /** Those that stay beside the ones that the operator sees to. */
  private static Stream<NetworkPolicy> others(Manifests manifests, Rendering rendering) {
    Set<NamespacedName> givingWay =
        Stream.concat(
                rendering.policies().stream().map(Metadata::namespacedName),
                rendering.compilations().stream()
                    .filter(compilation -> OwnedPolicy.isThere(compilation, manifests))
                    .map(compilation -> compilation.policyName()))
            .collect(toSet());
    return manifests.networkPolicies().entrySet().stream()
        .filter(policy -> !givingWay.contains(policy.getKey()))
        .map(Map.Entry::getValue);
  }

  private static Diagnostic invalid(NamespacedName id) {
    return new Diagnostic(
        Code.INVALID_NETWORK_POLICY,
        ObjectId.namespaced(Kind.NETWORK_POLICY, id),
        FieldPath.SPEC,
        "no API server would take this spec, so it counts for nothing here. Try kubectl apply"
            + " --dry-run=server to see what is wrong.");
  }
}
