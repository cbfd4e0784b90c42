package io.appfirewall.laws;

import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.laws.Enforcement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster small enough to ask everything about.
 *
 * @param namespaces their labels by their names
 * @param endpoints every pod at each of its addresses, and addresses outside
 * @param facts the snapshot, with the firewalls as groups
 */
record World(
    Map<String, Map<String, String>> namespaces,
    List<Endpoint> endpoints,
    List<Firewall> firewalls,
    List<Baseline> baselines,
    Snapshot facts) {
  /** A port that something might listen on. */
  private record Listening(Protocol protocol, int port) {}

  private static final List<Listening> PORTS =
      List.of(
          new Listening(Protocol.TCP, 53),
          new Listening(Protocol.TCP, 80),
          new Listening(Protocol.TCP, 443),
          new Listening(Protocol.TCP, 6443),
          new Listening(Protocol.TCP, 8080),
          new Listening(Protocol.UDP, 53),
          new Listening(Protocol.UDP, 5353),
          new Listening(Protocol.SCTP, 80));

  /** Whatever the pods of a guarded namespace might try, and might be tried on them. */
  Stream<Flow> flows() {
    return endpoints.stream()
        .flatMap(from ->
            endpoints.stream()
                .filter(to -> !from.equals(to) && (isGuarded(from) || isGuarded(to)))
                .filter(to -> from.ip().six() == to.ip().six())
                .flatMap(to ->
                    PORTS.stream().map(port -> new Flow(from, to, port.protocol(), port.port()))));
  }

  private boolean isGuarded(Endpoint endpoint) {
    return endpoint
        .pod()
        .filter(pod ->
            !baselines.isEmpty()
                || firewalls.stream()
                    .filter(firewall -> firewall.mode() != Mode.GROUP_ONLY)
                    .anyMatch(firewall -> firewall.id().namespace().equals(pod.namespace())))
        .isPresent();
  }

  /** Whatever is compiled of it. */
  Stream<Compilation> compilations() {
    return Stream.concat(
        firewalls.stream().map(firewall -> PolicyCompiler.compile(judged(firewall), facts)),
        baselines.stream().flatMap(this::compilations));
  }

  private Stream<Compilation> compilations(Baseline baseline) {
    Judged<Baseline> judged = new Judged<>(baseline.objectId(), Optional.of(baseline), List.of());
    return namespaces.entrySet().stream()
        .map(namespace ->
            BaselineCompiler.compile(
                judged, new TargetNamespace(namespace.getKey(), namespace.getValue()), facts));
  }

  private static Judged<Firewall> judged(Firewall firewall) {
    return new Judged<>(firewall.objectId(), Optional.of(firewall), List.of());
  }

  /** The cluster in which what was compiled is enforced, and nothing was before. */
  Enforcement enforced() {
    List<Placed> policies = new ArrayList<>();
    compilations()
        .forEach(compilation -> {
          if (compilation.intent() instanceof Intent.Enforce(var policy)) {
            policies.add(new Placed(policy.id().namespace(), policy.spec()));
          }
        });
    return new Enforcement(namespaces, policies);
  }

  /** In words that lead to a failing case. */
  @Override
  public String toString() {
    return firewalls.stream().filter(f -> f.mode() != Mode.GROUP_ONLY).toList()
        + " and "
        + baselines;
  }
}
