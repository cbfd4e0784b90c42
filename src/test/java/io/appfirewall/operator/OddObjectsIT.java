package io.appfirewall.operator;

import static io.appfirewall.operator.OddObjects.wrongType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Objects that no schema of ours lets in, and that are there: written before a stricter schema, or
 * past it. They are not accepted, and are in nobody's way.
 */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.PARTS},
    own = true)
class OddObjectsIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}\n";

  private static RunningOperator operator;

  private final KubernetesClient client;
  private final Cluster cluster;
  private final OddObjects odd;
  private final FreshNamespace namespace;

  OddObjectsIT(KubernetesClient client, FreshNamespace namespace) {
    this.client = client;
    this.cluster = new Cluster(client);
    this.odd = new OddObjects(client);
    this.namespace = namespace;
  }

  @BeforeAll
  static void start(ControlPlane controlPlane) {
    OddObjects.letIn(controlPlane);
    operator = RunningOperator.start(controlPlane.config());
  }

  @AfterAll
  static void stop() {
    operator.close();
  }

  private GenericKubernetesResource create(String kind, String spec) {
    return odd.create(kind, namespace.name(), spec);
  }

  static Stream<Arguments> odd() {
    return Stream.of(
        arguments("AppFirewall", "text", wrongType("spec")),
        arguments("AppFirewall", "[]", wrongType("spec")),
        arguments("AppFirewall", "{allPods: 1}", wrongType("spec.allPods")),
        arguments("AppFirewall", "{podSelector: [app]}", wrongType("spec.podSelector")),
        arguments(
            "AppFirewall", "{allPods: true, policyTypes: Egress}", wrongType("spec.policyTypes")),
        arguments(
            "AppFirewall",
            "{allPods: true, ingress: [{name: in, from: {entity: All}, allPorts: true}]}",
            wrongType("spec.ingress[in].from")),
        arguments(
            "AppFirewall",
            "{allPods: true, ingress: [{name: in, from: [{entity: All}], ports: [80]}]}",
            wrongType("spec.ingress[in].ports[0]")),
        arguments(
            "AppFirewall",
            "{allPods: true, ingress: [{name: in, from: [{entity: All}],"
                + " ports: [{port: 80, endPort: 80.5}]}]}",
            wrongType("spec.ingress[in].ports[0].endPort")),
        arguments("AddressGroup", "{addresses: [10.0.0.0/8]}", wrongType("spec.addresses[0]")),
        arguments("AddressGroup", "{addresses: {cidr: 10.0.0.0/8}}", wrongType("spec.addresses")),
        arguments("ClusterAddressGroup", "7", wrongType("spec")),
        arguments(
            "FirewallBaseline",
            "{allNamespaces: true, mode: Enforce, policyTypes: [[]]}",
            wrongType("spec.policyTypes[0]")));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oneThatCannotBeReadIsNotAccepted(String kind, String spec, String message) {
    odd.awaitRefusal(create(kind, spec), message);
  }

  @Test
  void aNullSpecIsNone() {
    odd.awaitRefusal(
        create("AppFirewall", "null"),
        "Required spec: there is no spec: say what the firewall is to do.");
  }

  @Test
  void nullsInListsAreNoEntries() {
    odd.awaitRefusal(
        create("AppFirewall", "{allPods: true, ingress: [null], policyTypes: [null]}"),
        "Required spec.ingress[0].from: a rule needs at least one peer here; entity: All stands for"
            + " anyone, if that is meant. (and 2 more)");
  }

  @Test
  void othersAreFollowedAsEver() {
    create("AppFirewall", "text");
    AppFirewall web = cluster.firewall(namespace.name(), "web", CLOSED);
    cluster.awaitReady(web);

    cluster.update(namespace.name(), "web", CLOSED.replace("web", "api"));

    cluster.soon(() ->
        assertThat(cluster.policyOf(web).getSpec().getPodSelector().getMatchLabels())
            .containsEntry("app", "api"));
  }

  @Test
  void whoeverNamesOneIsTold() {
    create("AppFirewall", "text");
    AppFirewall web =
        cluster.firewall(
            namespace.name(),
            "web",
            CLOSED
                + "ingress: [{name: in, allPorts: true, from: [{firewall: {name: %s}}]}]"
                    .formatted(namespace));

    cluster.awaitCondition(web, "Ready=False/FirewallNotReadable");
  }

  @Test
  void oneThatBecomesOddKeepsItsPolicy() {
    AppFirewall web = cluster.firewall(namespace.name(), namespace.name(), CLOSED);
    cluster.awaitReady(web);
    String version = cluster.policyOf(web).getMetadata().getResourceVersion();
    GenericKubernetesResource altered =
        client
            .genericKubernetesResources("appfirewall.io/v1beta1", "AppFirewall")
            .inNamespace(namespace.name())
            .withName(namespace.name())
            .edit(now -> {
              now.setAdditionalProperty("spec", List.of("odd"));
              return now;
            });

    odd.awaitRefusal(altered, wrongType("spec"));

    assertThat(cluster.policyOf(web).getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void aStatusThatCannotBeReadIsWrittenAnew() {
    AppFirewall web = cluster.firewall(namespace.name(), "web", CLOSED);
    cluster.awaitReady(web);
    client
        .genericKubernetesResources("appfirewall.io/v1beta1", "AppFirewall")
        .inNamespace(namespace.name())
        .withName("web")
        .editStatus(now -> {
          now.setAdditionalProperty("status", "text");
          return now;
        });

    cluster.update(namespace.name(), "web", CLOSED.replace("web", "api"));

    cluster.awaitReady(web);
  }
}
