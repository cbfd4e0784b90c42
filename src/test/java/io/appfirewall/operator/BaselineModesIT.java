package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a baseline's policies in each mode, and while the baseline is not accepted. */
// So small that a baseline can be written that the schema takes and the compiler refuses.
@OnOperator(arguments = "--appfirewall.max-policy-size=1KB")
class BaselineModesIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private final Cluster cluster;
  private final Baselines baselines;

  BaselineModesIT(KubernetesClient client) {
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
  }

  @AfterEach
  void clear() {
    baselines.clear();
  }

  @Nested
  class WhenItIsNotToBeEnforced {
    @Test
    void writesNothingInPreview(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("preview", preview(CLOSED) + only(namespace));

      cluster.awaitCondition(baseline, "Programmed=True/Preview");

      assertThat(baselines.policy(baseline, namespace.name())).isEmpty();
    }

    @Test
    void keepsWhatStandsInPreview(FreshNamespace namespace) {
      FirewallBaseline enforced = baselines.apply("closed", CLOSED + only(namespace));
      String version = version(baselines.awaitPolicy(enforced, namespace));

      FirewallBaseline preview =
          baselines.apply(
              "closed", preview(CLOSED) + "allow: {ingress: [Cluster]}\n" + only(namespace));

      cluster.awaitCondition(preview, "Programmed=True/Preview");
      assertThat(version(baselines.awaitPolicy(preview, namespace))).isEqualTo(version);
    }

    @Test
    void removesItsPoliciesWhenDisabled(FreshNamespace namespace) {
      FirewallBaseline enforced = baselines.apply("closed", CLOSED + only(namespace));
      baselines.awaitPolicy(enforced, namespace);

      FirewallBaseline disabled =
          baselines.apply("closed", CLOSED.replace("Enforce", "Disabled") + only(namespace));

      cluster.soon(() -> assertThat(baselines.policy(disabled, namespace.name())).isEmpty());
      cluster.awaitCondition(disabled, "Programmed=True/Disabled");
    }

    private static String preview(String spec) {
      return spec.replace("Enforce", "Preview");
    }
  }

  @Nested
  class WhenItIsNotAccepted {
    private static final String TOO_LARGE = "allow: {ingress: [Monitoring, IngressControllers]}\n";

    @Test
    void saysWhy(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("large", CLOSED + TOO_LARGE + only(namespace));

      cluster.awaitCondition(baseline, "Accepted=False/TooLarge");
    }

    @Test
    void isInForceNowhere(FreshNamespace namespace) {
      FirewallBaseline baseline = baselines.apply("large", CLOSED + TOO_LARGE + only(namespace));

      baselines.awaitCounts(baseline, 0, 1, 0);
    }

    @Test
    void keepsWhatStands(FreshNamespace namespace) {
      FirewallBaseline closed = baselines.apply("closed", CLOSED + only(namespace));
      String version = version(baselines.awaitPolicy(closed, namespace));

      FirewallBaseline large = baselines.apply("closed", CLOSED + TOO_LARGE + only(namespace));

      cluster.awaitCondition(large, "Accepted=False/TooLarge");
      assertThat(version(baselines.awaitPolicy(large, namespace))).isEqualTo(version);
    }
  }

  private static String version(NetworkPolicy policy) {
    return policy.getMetadata().getResourceVersion();
  }
}
