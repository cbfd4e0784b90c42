package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kubectl describe} shows of an object that is not Ready, and is again. */
@OnOperator
class ReadyEventsIT {
  private static final String OPEN_TO_DB =
      """
      podSelector: {matchLabels: {app: web}}
      ingress: [{name: in, from: [{firewall: {name: db}}], allPorts: true}]
      """;
  private static final String OPEN_TO_NOBODY = OPEN_TO_DB.replace("name: db", "name: nobody");
  private static final String DB = "podSelector: {matchLabels: {app: db}}";
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private final Cluster cluster;
  private final String namespace;
  private final List<String> gone;
  private final List<String> goneAndBack;

  ReadyEventsIT(
      ControlPlane controlPlane,
      KubernetesClient client,
      Cluster cluster,
      FreshNamespace namespace) {
    this.controlPlane = controlPlane;
    this.client = client;
    this.cluster = cluster;
    this.namespace = namespace.name();
    String warning =
        "FirewallNotFound: spec.ingress[in].from[0].firewall: there is no AppFirewall "
            + namespace.name()
            + "/db. Create it, or remove this peer.";
    this.gone = List.of(warning);
    this.goneAndBack = List.of(warning, "Ready: All is as the spec wants it.");
  }

  @Test
  void ofAFirewallThatIsReadyAtOnceSayNothing() {
    AppFirewall db = cluster.firewall(namespace, "db", DB);

    cluster.awaitReady(db);
    AppFirewall later = cluster.firewall(namespace, "later", OPEN_TO_NOBODY);

    // When this one has been told of, the one before it would have been.
    cluster.soon(() -> assertThat(cluster.events(later)).hasSize(1));
    assertThat(cluster.events(db)).isEmpty();
  }

  @Test
  void sayWhatAFirewallLacksAndThatItIsBack() {
    AppFirewall db = cluster.firewall(namespace, "db", DB);
    AppFirewall web = cluster.firewall(namespace, "web", OPEN_TO_DB);
    cluster.awaitReady(web);

    client.resource(db).delete();
    cluster.soon(() -> assertThat(cluster.events(web)).isEqualTo(gone));

    cluster.firewall(namespace, "db", DB);
    cluster.soon(
        () -> assertThat(cluster.events(web)).containsExactlyInAnyOrderElementsOf(goneAndBack));
  }

  @Test
  void sayItOnceHoweverOftenTheObjectIsLookedAt(RunningOperator operator) {
    AppFirewall web = cluster.firewall(namespace, "web", OPEN_TO_DB);
    cluster.soon(() -> assertThat(cluster.events(web)).isEqualTo(gone));

    // Another operator finds the object as one does that was started again.
    try (var _ = RunningOperator.start(controlPlane.config())) {
      operator.bean(Triggers.class).firewalls().fire(web);
      // Another spec of the same fault: both operators look at it.
      cluster.update(namespace, "web", OPEN_TO_DB + "description: the same\n");
      cluster.awaitCondition(web, "Ready=False/FirewallNotFound");
    }

    assertThat(cluster.events(web)).isEqualTo(gone);
  }

  @Test
  void tellOfABaselineThatFindsAForeignPolicy(FreshNamespace other) {
    var baselines = new Baselines(client);
    NetworkPolicy foreign = client.resource(foreignPolicy(other)).create();
    FirewallBaseline baseline = baselines.apply("events", CLOSED + only(other));
    try {
      cluster.soon(() ->
          assertThat(cluster.events(baseline))
              .contains(
                  "Conflict: A NetworkPolicy of somebody else has our name in " + other + "."));

      client.resource(foreign).delete();

      cluster.soon(() ->
          assertThat(cluster.events(baseline)).contains("Ready: All is as the spec wants it."));
    } finally {
      baselines.clear();
    }
  }

  private static NetworkPolicy foreignPolicy(FreshNamespace namespace) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName("firewall-baseline-events")
        .withNamespace(namespace.name())
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .endSpec()
        .build();
  }
}
