package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedControlPlaneTest {
  private final ControlPlane controlPlane = new EmbeddedControlPlane();
  private final KubernetesClient client = controlPlane.client();

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Test
  void doesNotClaimToBeGenuine() {
    assertThat(controlPlane.genuine()).isFalse();
  }

  @Test
  void hasWhatEveryClusterHas() {
    assertThat(client.namespaces().withName("kube-system").get()).isNotNull();
    assertThat(client.services().inNamespace("default").withName("kubernetes").get()).isNotNull();
    assertThat(
            client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace("default")
                .withName("kubernetes")
                .get())
        .isNotNull();
  }

  @Test
  void tellsAWatcherWhatAnotherClientWrote() throws Exception {
    var seen = new CompletableFuture<String>();
    Config config = Config.fromKubeconfig(controlPlane.kubeconfig());
    try (var other = new KubernetesClientBuilder().withConfig(config).build();
        var watch = client.configMaps().inNamespace("default").watch(completing(seen))) {
      other
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("news")
                  .withNamespace("default")
                  .endMetadata()
                  .build())
          .create();

      assertThat(watch).isNotNull();
      assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("ADDED news");
    }
  }

  private static Watcher<ConfigMap> completing(CompletableFuture<String> seen) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, ConfigMap map) {
        seen.complete(action + " " + map.getMetadata().getName());
      }

      @Override
      public void onClose(WatcherException cause) {
        seen.completeExceptionally(cause);
      }
    };
  }
}
