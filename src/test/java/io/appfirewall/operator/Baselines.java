package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineStatus;
import io.appfirewall.api.Lint;
import io.appfirewall.api.NamespaceCounts;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The baselines of a cluster, as an administrator handles them. */
final class Baselines {
  private static final String OF_OPERATOR = "app.kubernetes.io/managed-by=appfirewall-operator";

  private final KubernetesClient client;
  private final Cluster cluster;

  Baselines(KubernetesClient client) {
    this.client = client;
    this.cluster = new Cluster(client);
  }

  /** The part of a spec that picks namespaces by their names. */
  static String only(FreshNamespace... namespaces) {
    return only(Arrays.stream(namespaces).map(FreshNamespace::name).toArray(String[]::new));
  }

  /** The part of a spec that picks namespaces by their names. */
  static String only(String... namespaces) {
    return """
    namespaceSelector:
      matchExpressions:
      - {key: kubernetes.io/metadata.name, operator: In, values: [%s]}
    """
        .formatted(String.join(", ", namespaces));
  }

  /** Creates one, or gives it another spec. */
  FirewallBaseline apply(String name, String spec) {
    String yaml =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: FirewallBaseline
        metadata: {name: %s}
        spec:
        """
            .formatted(name);
    return client
        .resource(Serialization.unmarshal(yaml + spec.indent(2), FirewallBaseline.class))
        .createOr(existing -> existing.update());
  }

  void delete(FirewallBaseline baseline) {
    client.resource(baseline).delete();
  }

  FirewallBaselineStatus status(FirewallBaseline baseline) {
    return Optional.ofNullable(client.resource(baseline).get().getStatus())
        .orElseThrow(() -> new AssertionError("it has no status yet"));
  }

  List<String> lints(FirewallBaseline baseline) {
    return Optional.ofNullable(status(baseline).lints()).orElse(List.of()).stream()
        .map(Lint::code)
        .toList();
  }

  /** Waits until the status has these counts for this very generation. */
  void awaitCounts(FirewallBaseline baseline, int enforced, int waiting, int excluded) {
    cluster.soon(() -> {
      FirewallBaselineStatus status = status(baseline);
      assertThat(status.observedGeneration()).isEqualTo(baseline.getMetadata().getGeneration());
      assertThat(status.namespaces())
          .isEqualTo(
              new NamespaceCounts(enforced + waiting + excluded, enforced, waiting, excluded));
    });
  }

  static String policyName(FirewallBaseline baseline) {
    return "firewall-baseline-" + baseline.getMetadata().getName();
  }

  Optional<NetworkPolicy> policy(FirewallBaseline baseline, String namespace) {
    return cluster.policy(namespace, policyName(baseline));
  }

  /** Its policy in a namespace, once it is there. */
  NetworkPolicy awaitPolicy(FirewallBaseline baseline, FreshNamespace namespace) {
    cluster.soon(() -> assertThat(policy(baseline, namespace.name())).isPresent());
    return policy(baseline, namespace.name()).orElseThrow();
  }

  /** What its policy in a namespace says, as YAML. */
  String awaitSpec(FirewallBaseline baseline, FreshNamespace namespace) {
    return Serialization.asYaml(awaitPolicy(baseline, namespace).getSpec());
  }

  /** Removes every baseline and every policy that one wrote, so that the next test begins anew. */
  void clear() {
    List<FirewallBaseline> all = client.resources(FirewallBaseline.class).list().getItems();
    client.resources(FirewallBaseline.class).delete();
    String names =
        all.stream()
            .map(baseline -> baseline.getMetadata().getName())
            .collect(Collectors.joining(","));
    if (!names.isEmpty()) {
      var policies =
          client
              .network()
              .v1()
              .networkPolicies()
              .inAnyNamespace()
              .withLabelSelector(OF_OPERATOR + ",appfirewall.io/baseline in (" + names + ")");
      cluster.collected(() -> assertThat(policies.list().getItems()).isEmpty());
    }
  }
}
