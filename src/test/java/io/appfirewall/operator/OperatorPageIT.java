package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.operator.Rights.Right;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator's manual against an operator that has just the rights that it lists. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class OperatorPageIT {
  private static final String NAME = "appfirewall-operator";
  private static final String CLOSED = "mode: Enforce\npolicyTypes: [Ingress]\n";
  private static final String OPEN_TO_OFFICE =
      """
      podSelector: {matchLabels: {app: web}}
      ingress: [{name: in, from: [{addressGroup: {name: office}}], allPorts: true}]
      """;

  private static FreshNamespace home;
  private static AuditLog.Mark start;
  private static List<String> complaints;
  private static String metrics;

  private final AuditLog auditLog;

  OperatorPageIT(AuditLog auditLog) {
    this.auditLog = auditLog;
  }

  @BeforeAll
  static void start(ControlPlane controlPlane, AuditLog auditLog) {
    CustomResources.install(controlPlane, Path.of("crds"));
    KubernetesClient client = controlPlane.client();
    home = FreshNamespace.make(client, "operator");
    ServiceAccount account = client.resource(account()).create();
    grant(client);
    start = auditLog.mark();
    Config config = Identity.serviceAccount(account).applyTo(controlPlane.config(), client);
    try (var operator =
            RunningOperator.start(
                config, "--POD_NAMESPACE=" + home, "--appfirewall.leader-election.enabled=true");
        var log = OperatorLog.listen();
        var scraper = Scraper.make(client, home.name())) {
      scraper.allow();
      haveEverythingHappen(client);
      complaints = log.complaints();
      metrics = operator.get("/actuator/prometheus", scraper.header()).body();
    }
  }

  @AfterAll
  static void stop(KubernetesClient client) {
    client.rbac().clusterRoleBindings().withName(NAME).delete();
    OperatorPage.roles().forEach(role -> client.resource(role).delete());
    home.close();
  }

  @Test
  void listsTheRightsThatAreUsed() {
    assertThat(used()).isEqualTo(rights());
  }

  @Test
  void listsRightsThatSuffice() {
    assertThat(complaints).allMatch(line -> line.startsWith("Repaired drift"));
  }

  @Test
  void listsTheMetricsThatAreExposed() {
    assertThat(PrometheusText.read(metrics)).isEqualTo(OperatorPage.metrics());
  }

  @Test
  void everyMetricSaysWhatItIs() {
    assertThat(PrometheusText.explained(metrics)).isEqualTo(OperatorPage.metrics().keySet());
  }

  /** All that has an operator use a right. */
  private static void haveEverythingHappen(KubernetesClient client) {
    var cluster = new Cluster(client);
    var baselines = new Baselines(client);
    var groups = new AddressGroups(client);
    try (var namespace = FreshNamespace.make(client, "rights")) {
      AppFirewall web = cluster.firewall(namespace.name(), "web", OPEN_TO_OFFICE);
      cluster.soon(() -> assertThat(cluster.events(web)).isNotEmpty());
      cluster.awaitReady(groups.apply(namespace.name(), "office", "203.0.113.0/24"));
      cluster.awaitReady(groups.applyOfCluster("rights", "203.0.113.0/24"));
      cluster.awaitReady(baselines.apply("rights", CLOSED + Baselines.only(namespace)));
      cluster.awaitReady(web);

      cluster.edit(
          cluster.policyOf(web),
          policy -> policy.edit().editSpec().withPolicyTypes("Egress").endSpec().build());
      cluster.soon(() -> assertThat(cluster.events(web)).anyMatch(e -> e.startsWith("Drift")));

      cluster.update(namespace.name(), "web", OPEN_TO_OFFICE + "mode: Disabled\n");
      cluster.soon(
          () -> assertThat(cluster.policy(namespace.name(), Cluster.policyName(web))).isEmpty());
    } finally {
      client.resources(ClusterAddressGroup.class).withName("rights").delete();
      baselines.clear();
    }
  }

  private Set<Right> used() {
    String user = "system:serviceaccount:" + home + ":" + NAME;
    return auditLog.since(start).stream()
        .filter(request -> request.user().equals(user) && !request.resource().isEmpty())
        // Everybody may ask what they may do.
        .filter(request -> !request.resource().startsWith("selfsubject"))
        .map(request -> new Right(request.group(), request.resource(), request.verb()))
        .collect(Collectors.toSet());
  }

  private static Set<Right> rights() {
    return Stream.of(
            Rights.of(Scope.CLUSTER),
            Rights.ofReviews(),
            Rights.ofPages(Scope.CLUSTER),
            Rights.ofOwnNamespace())
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static ServiceAccount account() {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(home.name())
        .endMetadata()
        .build();
  }

  private static void grant(KubernetesClient client) {
    for (ClusterRole role : OperatorPage.roles()) {
      client.resource(role).createOr(existing -> existing.update());
    }
    var subject =
        new SubjectBuilder()
            .withKind("ServiceAccount")
            .withNamespace(home.name())
            .withName(NAME)
            .build();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", NAME)
                .withSubjects(subject)
                .build())
        .create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(home.name())
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", NAME + "-leader")
                .withSubjects(subject)
                .build())
        .create();
  }
}
