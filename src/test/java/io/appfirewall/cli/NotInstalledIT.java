package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster in which nobody has installed our kinds. */
@OnControlPlane(needs = Ability.GENUINE, own = true)
class NotInstalledIT {
  private static final String FIREWALL =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec: {podSelector: {matchLabels: {app: web}}}
      """;

  private final ControlPlane controlPlane;

  NotInstalledIT(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  void isJudgedByItsNetworkPoliciesAlone() {
    Invocation connectivity = Invocation.live(client(), "connectivity");
    assertThat(connectivity.exitCode()).isZero();
    assertThat(connectivity.err()).isEqualTo(warning());
  }

  @Test
  void canBePlannedFor() {
    Invocation plan = Invocation.live(client(), FIREWALL, List.of("plan", "-f", "-"));
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.err()).isEqualTo(warning());
    assertThat(plan.out()).contains("  + AppFirewall shop/web\n");
  }

  @Test
  void hasNothingToRender() {
    assertThat(Invocation.live(client(), "render"))
        .isEqualTo(
            Invocation.failed(4, "The cluster has no appfirewalls: install AppFirewall's CRDs."));
  }

  private String warning() {
    return "warning "
        + controlPlane.client().getMasterUrl()
        + ": this cluster has no addressgroups, appfirewalls, clusteraddressgroups,"
        + " firewallbaselines, and is read as one without any. Install AppFirewall's CRDs to have"
        + " them. [NotInstalled]\n";
  }

  private KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(controlPlane.config()).build();
  }
}
