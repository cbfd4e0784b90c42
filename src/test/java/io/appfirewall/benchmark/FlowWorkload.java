package io.appfirewall.benchmark;

import io.appfirewall.core.flow.Network;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.NetworkReader;
import io.appfirewall.manifest.Rendering;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Deployments under NetworkPolicies, as a cluster has them: twenty Deployments and four policies in
 * each namespace. Everything is closed but what one application opens to another one of its
 * namespace, to one of the next namespace, and to a block of addresses; a third of the pods may not
 * leave but to each other.
 */
record FlowWorkload(int size) {
  private static final int IN_A_NAMESPACE = 20;

  int namespaces() {
    return (size + IN_A_NAMESPACE - 1) / IN_A_NAMESPACE;
  }

  /** Writes a file for each namespace. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < namespaces(); i++) {
      StringBuilder text = new StringBuilder();
      text.append(policies(name(i), i % 256, name((i + 1) % namespaces())));
      for (int app = 0; app < IN_A_NAMESPACE && i * IN_A_NAMESPACE + app < size; app++) {
        text.append(deployment(app, name(i)));
      }
      Files.writeString(folder.resolve(name(i) + ".yaml"), text);
    }
    return folder;
  }

  private static String deployment(int app, String namespace) {
    return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app-%1$d, namespace: %2$s}
    spec:
      template:
        metadata: {labels: {app: app-%1$d, tier: tier-%3$d}}
        spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
    """
        .formatted(app, namespace, app % 3);
  }

  private static String policies(String namespace, int network, String neighbour) {
    return """
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: %1$s, labels: {team: %1$s}}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: deny, namespace: %1$s}
    spec: {podSelector: {}, policyTypes: [Ingress]}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: chain, namespace: %1$s}
    spec:
      podSelector: {matchLabels: {app: app-0}}
      policyTypes: [Ingress]
      ingress:
      - from: [{podSelector: {matchLabels: {tier: tier-1}}}]
        ports: [{port: http}]
      - from: [{ipBlock: {cidr: 10.%2$d.0.0/16, except: [10.%2$d.7.0/24]}}]
        ports: [{port: 8443}]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: neighbour, namespace: %1$s}
    spec:
      podSelector: {matchLabels: {app: app-1}}
      policyTypes: [Ingress]
      ingress:
      - from:
        - namespaceSelector: {matchLabels: {team: %3$s}}
          podSelector: {matchLabels: {app: app-2}}
        ports: [{port: 8080}, {port: 9000, endPort: 9010}]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: tier, namespace: %1$s}
    spec:
      podSelector: {matchLabels: {tier: tier-2}}
      policyTypes: [Egress]
      egress:
      - to: [{podSelector: {matchLabels: {tier: tier-2}}}]
    """
        .formatted(namespace, network, neighbour);
  }

  /** What the files come to. */
  static Network read(Path folder) {
    Manifests manifests =
        ManifestInput.read(List.of(folder.toString()), InputStream.nullInputStream());
    Rendering rendering = Rendering.of(manifests, Settings.DEFAULTS, Instant.EPOCH);
    return NetworkReader.read(manifests, rendering).network();
  }

  private static String name(int namespace) {
    return "ns-%03d".formatted(namespace);
  }
}
