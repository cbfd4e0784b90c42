package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which namespaces get a baseline. */
@OnOperator
class BaselineScopeIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";
  private static final String LABEL = "closed-by";
  private static final String OPT_OUT = "appfirewall.io/baseline";

  private final KubernetesClient client;
  private final Cluster cluster;
  private final Baselines baselines;

  BaselineScopeIT(KubernetesClient client) {
    this.client = client;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
  }

  @AfterEach
  void clear() {
    baselines.clear();
  }

  @Nested
  class ByLabels {
    @Test
    void aNewNamespaceGetsIt(FreshNamespace old) {
      FirewallBaseline baseline = baselines.apply("labelled", CLOSED + labelled("a"));
      baselines.awaitCounts(baseline, 0, 0, 0);

      try (var namespace = FreshNamespace.make(client, "new")) {
        label(namespace, LABEL, "a");

        baselines.awaitPolicy(baseline, namespace);
      }
    }

    @Test
    void aNamespaceThatIsRelabelledLosesIt(FreshNamespace namespace) {
      label(namespace, LABEL, "b");
      FirewallBaseline baseline = baselines.apply("labelled", CLOSED + labelled("b"));
      baselines.awaitPolicy(baseline, namespace);

      label(namespace, LABEL, "none");

      cluster.soon(() -> assertThat(baselines.policy(baseline, namespace.name())).isEmpty());
    }

    @Test
    void theStatusFollows(FreshNamespace namespace) {
      label(namespace, LABEL, "c");
      FirewallBaseline baseline = baselines.apply("labelled", CLOSED + labelled("c"));
      baselines.awaitCounts(baseline, 1, 0, 0);

      label(namespace, LABEL, "none");

      baselines.awaitCounts(baseline, 0, 0, 0);
    }

    private static String labelled(String value) {
      return "namespaceSelector: {matchLabels: {%s: %s}}\n".formatted(LABEL, value);
    }
  }

  @Nested
  class ByName {
    @Test
    void anExcludedNamespaceDoesNot(FreshNamespace namespace) {
      FirewallBaseline baseline =
          baselines.apply("names", CLOSED + only(namespace) + excluding(namespace.name()));

      baselines.awaitCounts(baseline, 0, 0, 1);
      assertThat(baselines.policy(baseline, namespace.name())).isEmpty();
    }

    @Test
    void aNamespaceOfAnExcludedPatternDoesNot(FreshNamespace namespace) {
      String beginning = namespace.name().substring(0, namespace.name().length() - 4);
      FirewallBaseline baseline =
          baselines.apply("names", CLOSED + only(namespace) + excluding(beginning + "*"));

      baselines.awaitCounts(baseline, 0, 0, 1);
      assertThat(baselines.policy(baseline, namespace.name())).isEmpty();
    }

    @Test
    void aNamespaceThatIsExcludedLaterLosesIt(FreshNamespace namespace) {
      FirewallBaseline before = baselines.apply("names", CLOSED + only(namespace));
      baselines.awaitPolicy(before, namespace);

      FirewallBaseline after =
          baselines.apply("names", CLOSED + only(namespace) + excluding(namespace.name()));

      baselines.awaitCounts(after, 0, 0, 1);
      cluster.soon(() -> assertThat(baselines.policy(after, namespace.name())).isEmpty());
    }

    private static String excluding(String pattern) {
      return "excludeNamespaces: [\"" + pattern + "\"]\n";
    }
  }

  @Nested
  class ThatOptsOut {
    @Test
    void doesNotGetItWhereThatIsAllowed(FreshNamespace namespace) {
      label(namespace, OPT_OUT, "off");
      FirewallBaseline baseline =
          baselines.apply("opt-out", CLOSED + "allowOptOut: true\n" + only(namespace));

      baselines.awaitCounts(baseline, 0, 0, 1);
      assertThat(baselines.policy(baseline, namespace.name())).isEmpty();
    }

    @Test
    void getsItWhereThatIsNotAllowed(FreshNamespace namespace) {
      label(namespace, OPT_OUT, "off");
      FirewallBaseline baseline = baselines.apply("opt-out", CLOSED + only(namespace));

      baselines.awaitPolicy(baseline, namespace);
    }

    @Test
    void losesItWhenItOptsOutLater(FreshNamespace namespace) {
      FirewallBaseline baseline =
          baselines.apply("opt-out", CLOSED + "allowOptOut: true\n" + only(namespace));
      baselines.awaitPolicy(baseline, namespace);

      label(namespace, OPT_OUT, "off");

      cluster.soon(() -> assertThat(baselines.policy(baseline, namespace.name())).isEmpty());
    }
  }

  private void label(FreshNamespace namespace, String key, String value) {
    client
        .namespaces()
        .withName(namespace.name())
        .edit(now -> now.edit().editMetadata().addToLabels(key, value).endMetadata().build());
  }
}
