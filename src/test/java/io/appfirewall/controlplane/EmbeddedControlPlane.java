package io.appfirewall.controlplane;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * fabric8's mock API server: it stores, lists and watches whatever it is given.
 *
 * <p>It checks no schema, knows no server-side apply, collects no garbage, and its dry run
 * persists: what must not be wrong is tested on a genuine one.
 */
final class EmbeddedControlPlane implements ControlPlane {
  private final MockCluster cluster = new MockCluster();
  private final String kubeconfig;
  private final Config config;
  private final KubernetesClient client;

  EmbeddedControlPlane() {
    kubeconfig =
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: embedded
          cluster: {server: "http://127.0.0.1:%d"}
        users:
        - name: nobody
          user: {}
        contexts:
        - name: embedded
          context: {cluster: embedded, user: nobody, namespace: default}
        current-context: embedded
        """
            .formatted(cluster.port());
    config = Config.fromKubeconfig(kubeconfig);
    client = new KubernetesClientBuilder().withConfig(config).build();
    furnish();
  }

  /** What every cluster has from its first moment, as far as our own program looks for it. */
  private void furnish() {
    for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
      var namespace = new NamespaceBuilder().withNewMetadata().withName(name);
      namespace.addToLabels("kubernetes.io/metadata.name", name);
      client.resource(namespace.endMetadata().build()).create();
    }
    var service = new ServiceBuilder().withNewMetadata().withName("kubernetes");
    client
        .resource(
            service
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withClusterIP("10.96.0.1")
                .addNewPort()
                .withName("https")
                .withProtocol("TCP")
                .withPort(443)
                .endPort()
                .endSpec()
                .build())
        .create();
    var slice = new EndpointSliceBuilder().withNewMetadata().withName("kubernetes");
    client
        .resource(
            slice
                .withNamespace("default")
                .addToLabels("kubernetes.io/service-name", "kubernetes")
                .endMetadata()
                .withAddressType("IPv4")
                .addNewEndpoint()
                .withAddresses(LocalCommands.ADVERTISED)
                .endEndpoint()
                .addNewPort()
                .withName("https")
                .withProtocol("TCP")
                .withPort(6443)
                .endPort()
                .build())
        .create();
  }

  @Override
  public ControlPlaneKind kind() {
    return ControlPlaneKind.EMBEDDED;
  }

  @Override
  public String description() {
    return "embedded: fabric8's mock API server at " + config.getMasterUrl();
  }

  @Override
  public Set<Ability> abilities() {
    return EnumSet.of(Ability.OWN);
  }

  @Override
  public String kubeconfig() {
    return kubeconfig;
  }

  @Override
  public Config config() {
    return new ConfigBuilder(config).build();
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    cluster.close();
  }
}
