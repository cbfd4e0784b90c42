package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.PolicyWriter;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * So many AppFirewalls of five rules each, a hundred to a namespace, and in each namespace one
 * group that all of them name.
 *
 * @param prefix of the namespaces' names
 */
record Workload(String prefix, int size) {
  static final String GROUP = "clients";
  static final String CLIENT = "client";
  private static final int PER_NAMESPACE = 100;

  /** The one that all measurements on one cluster share. */
  static Workload usual(int size) {
    return new Workload("app", size);
  }

  List<String> namespaces() {
    return IntStream.range(0, (size + PER_NAMESPACE - 1) / PER_NAMESPACE)
        .mapToObj(i -> prefix + "-" + i)
        .toList();
  }

  List<AppFirewall> firewalls() {
    return IntStream.range(0, size).mapToObj(this::firewall).toList();
  }

  AppFirewall firewall(int i) {
    return firewall(namespace(i), name(i));
  }

  String namespace(int i) {
    return prefix + "-" + i / PER_NAMESPACE;
  }

  static String name(int i) {
    return "app-%05d".formatted(i);
  }

  static AppFirewall firewall(String namespace, String name) {
    return read(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: %2$s, namespace: %1$s}
        spec:
          podSelector: {matchLabels: {app: %2$s}}
          policyTypes: [Ingress, Egress]
          ingress:
          - name: from-clients
            from: [{firewall: {name: clients}}]
            ports: [{port: 8080}]
          - name: from-data
            from:
            - pods:
                namespaceSelector: {matchLabels: {team: data}}
                podSelector: {matchLabels: {job: report}}
            ports: [{port: 9000, endPort: 9010}]
          - name: metrics
            from: [{entity: Monitoring}]
            ports: [{port: 9090}]
          egress:
          - name: to-office
            to: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.128/25]}}]
            ports: [{port: 443}]
          - name: to-database
            to: [{pods: {podSelector: {matchLabels: {app: database}}}}]
            ports: [{port: 5432}]
        """
            .formatted(namespace, name));
  }

  /**
   * The group of a namespace.
   *
   * @param value of the label that its members have
   */
  static AppFirewall group(String namespace, String value) {
    return read(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: %s, namespace: %s}
        spec:
          mode: GroupOnly
          podSelector: {matchLabels: {role: %s}}
        """
            .formatted(GROUP, namespace, value));
  }

  /** What the operator makes of a firewall, of which the API server knows the UID. */
  static NetworkPolicy policy(AppFirewall firewall, String groupValue) {
    var compilation =
        PolicyCompiler.compile(FirewallReader.read(firewall), snapshot(firewall, groupValue));
    return switch (compilation.intent()) {
      case Intent.Enforce(var policy) -> PolicyWriter.write(policy);
      case Intent.Keep keep -> throw new IllegalStateException(compilation.toString());
      case Intent.Remove remove -> throw new IllegalStateException(compilation.toString());
    };
  }

  /** What the operator gathers for it. */
  static Snapshot snapshot(AppFirewall firewall, String groupValue) {
    Group group =
        GroupReader.read(group(firewall.getMetadata().getNamespace(), groupValue)).orElseThrow();
    return new Snapshot(
        Settings.DEFAULTS,
        Instant.EPOCH,
        Map.<NamespacedName, Group>of(group.id(), group),
        Map.of(),
        Map.of(),
        java.util.Optional.empty(),
        List.of(),
        List.of(),
        Snapshot.Platform.PLAIN,
        Set.of());
  }

  private static AppFirewall read(String yaml) {
    return Serialization.unmarshal(yaml, AppFirewall.class);
  }
}
