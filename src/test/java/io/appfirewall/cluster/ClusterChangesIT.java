package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.Installed;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.controlplane.Part;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnControlPlane(
    needs = {Ability.GENUINE, Ability.PARTS, Ability.KUBECTL},
    own = true)
class ClusterChangesIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final Kubectl kubectl;
  private final String namespace;
  private ClusterChanges changes;

  ClusterChangesIT(ControlPlane controlPlane, Kubectl kubectl, FreshNamespace namespace) {
    this.controlPlane = controlPlane;
    this.kubectl = kubectl;
    this.namespace = namespace.name();
  }

  @BeforeAll
  static void install(Kubectl kubectl) {
    Installed.crds(kubectl);
  }

  @BeforeEach
  void watch() {
    changes =
        ClusterChanges.of(new KubernetesClientBuilder().withConfig(controlPlane.config()).build());
    await().atMost(SOON).until(changes::areAllWatched);
    // What was missed until then.
    assertThat(changes.isAny()).isTrue();
  }

  @AfterEach
  void close() {
    changes.close();
  }

  @Test
  void areTold() {
    kubectl.run("label", "namespace", namespace, "team=blue").orThrow();

    await().atMost(SOON).until(changes::isAny);
  }

  @Test
  void watchesThatEndAreOpenedAnew() {
    controlPlane.kill(Part.API_SERVER);
    await().atMost(SOON).until(() -> !changes.areAllWatched());

    controlPlane.restart(Part.API_SERVER);
    await().atMost(SOON).until(changes::areAllWatched);
  }
}
