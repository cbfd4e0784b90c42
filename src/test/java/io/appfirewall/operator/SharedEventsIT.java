package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a replica that tells no Events shows of those of another one. */
@OnOperator
class SharedEventsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "shared-events";
  private static final String PAGES_FOR_ALL = "--appfirewall.dashboard.access=anonymous";
  private static final String DB = "podSelector: {matchLabels: {app: db}}";

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private final Cluster cluster;
  private final AppFirewall db;

  SharedEventsIT(
      ControlPlane controlPlane,
      KubernetesClient client,
      Cluster cluster,
      FreshNamespace namespace) {
    this.controlPlane = controlPlane;
    this.client = client;
    this.cluster = cluster;
    this.db = cluster.firewall(namespace.name(), "db", DB);
    cluster.awaitReady(db);
    cluster.alterPolicyOf(db);
  }

  @AfterEach
  void remove() {
    client.leases().inNamespace(ChartInstall.NAMESPACE).withName(NAME).delete();
    client.rbac().clusterRoleBindings().withName(NAME).delete();
    client.rbac().clusterRoles().withName(NAME).delete();
  }

  /** One that waits for a Lease that somebody else has. */
  private RunningOperator standby() {
    client.resource(lease()).create();
    return RunningOperator.start(
        controlPlane.config(),
        PAGES_FOR_ALL,
        "--appfirewall.leader-election.enabled=true",
        "--appfirewall.leader-election.lease=" + NAME);
  }

  private static Lease lease() {
    return new LeaseBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(ChartInstall.NAMESPACE)
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity("somebody")
        .withLeaseDurationSeconds(3600)
        .withAcquireTime(ZonedDateTime.now(ZoneOffset.UTC))
        .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
        .endSpec()
        .build();
  }

  private static JsonNode json(RunningOperator replica, String path) throws IOException {
    return JSON.readTree(replica.get(path).body());
  }

  private String page() {
    return "/api/firewalls/" + db.getMetadata().getNamespace() + "/db";
  }

  @Test
  void areThoseFromBeforeItsStartAndThoseThatCome() throws IOException {
    try (RunningOperator standby = standby()) {
      cluster.soon(() -> assertThat(json(standby, page()).path("events")).hasSize(1));
      JsonNode first = json(standby, page()).path("events").path(0);
      assertThat(first.path("reason").asText()).isEqualTo("DriftRepaired");
      assertThat(cluster.repairsToldOf(db))
          .containsExactly("DriftRepaired: " + first.path("message").asText());

      JsonNode repair = json(standby, "/api/overview").path("repairs").path(0);
      assertThat(repair.path("namespace").asText()).isEqualTo(db.getMetadata().getNamespace());
      assertThat(repair.path("message")).isEqualTo(first.path("message"));
      assertThat(standby.get("/", "Accept", "text/html").body())
          .contains("Drift repaired lately", first.path("message").asText());

      client.resource(cluster.policyOf(db)).delete();

      cluster.soon(() ->
          assertThat(json(standby, page()).path("events").path(0).path("message").asText())
              .startsWith("Somebody deleted NetworkPolicy"));
    }
  }

  @Test
  void areNoneWithoutTheRightToReadThemWhichHoldsUpNothing() throws IOException {
    client.resource(role()).create();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", NAME)
                .addNewSubject("rbac.authorization.k8s.io", "User", NAME, null)
                .build())
        .create();
    var config = Identity.user(NAME).applyTo(controlPlane.config(), client);

    try (RunningOperator replica = RunningOperator.start(config, PAGES_FOR_ALL);
        OperatorLog log = OperatorLog.listen()) {
      assertThat(json(replica, page()).path("events")).isEmpty();
      assertThat(json(replica, "/api/overview").path("repairs").isNull()).isTrue();
      assertThat(json(replica, "/api/overview").path("problems").toString())
          .contains("Events cannot be read now");
      assertThat(log.complaints()).isEmpty();
      assertThat(replica.isReady()).isTrue();
    }
  }

  /** That of the manual, short of reading Events. */
  private static ClusterRole role() {
    ClusterRole role = OperatorPage.role("appfirewall-operator");
    role.getMetadata().setName(NAME);
    role.getRules().stream()
        .filter(rule -> rule.getResources().contains("events"))
        .forEach(rule -> rule.setVerbs(List.of("create")));
    return role;
  }
}
