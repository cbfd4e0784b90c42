package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace that is being deleted, and for long: something in it does not want to go. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class VanishingNamespaceIT {
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";
  private static final String OPENED = CLOSED + "allow: {ingress: [Cluster]}\n";

  private static RunningOperator operator;

  private final KubernetesClient client;
  private final AuditLog auditLog;
  private final Cluster cluster;
  private final Baselines baselines;
  private final FreshNamespace namespace;
  private final FreshNamespace other;
  private final OperatorLog log;
  private FirewallBaseline baseline;
  private AuditLog.Mark mark;

  VanishingNamespaceIT(KubernetesClient client, AuditLog auditLog) {
    this.client = client;
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
    this.baselines = new Baselines(client);
    this.namespace = FreshNamespace.make(client, "vanishing");
    this.other = FreshNamespace.make(client, "other");
    this.log = OperatorLog.listen();
  }

  @BeforeAll
  static void start(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
    operator = RunningOperator.start(controlPlane.config());
  }

  @AfterAll
  static void stop() {
    operator.close();
  }

  @BeforeEach
  void deleteTheNamespace() {
    AppFirewall firewall =
        cluster.firewall(namespace.name(), "web", "podSelector: {matchLabels: {app: web}}");
    cluster.awaitReady(firewall);
    baseline = baselines.apply("closed", CLOSED + only(namespace, other));
    baselines.awaitCounts(baseline, 2, 0, 0);
    client.resource(obstacle("appfirewall.io/test")).create();
    mark = auditLog.mark();

    namespace.close();

    cluster.collected(() -> assertThat(baselines.policy(baseline, namespace.name())).isEmpty());
    cluster.collected(() -> assertThat(cluster.policy(namespace.name(), "appfw-web")).isEmpty());
  }

  @AfterEach
  void clear() {
    client.resource(obstacle()).update();
    other.close();
    baselines.clear();
    log.close();
  }

  @Test
  void isLeftAlone() {
    FirewallBaseline opened = baselines.apply("closed", OPENED + only(namespace, other));

    baselines.awaitCounts(opened, 1, 0, 0);
    assertThat(writesIntoIt()).isEmpty();
  }

  @Test
  void isNothingToComplainOf() {
    FirewallBaseline opened = baselines.apply("closed", OPENED + only(namespace, other));

    baselines.awaitCounts(opened, 1, 0, 0);
    assertThat(log.complaints()).isEmpty();
  }

  private List<ApiRequest> writesIntoIt() {
    return Cluster.writes(auditLog, mark).stream()
        .filter(request -> request.namespace().equals(namespace.name()))
        .toList();
  }

  private ConfigMap obstacle(String... finalizers) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("obstacle")
        .withNamespace(namespace.name())
        .withFinalizers(finalizers)
        .endMetadata()
        .build();
  }
}
