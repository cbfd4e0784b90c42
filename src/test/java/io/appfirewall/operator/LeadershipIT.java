package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.operator.Replicas.Replica;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas, each a process of its own, of which one writes. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class LeadershipIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}";
  private static final String OPEN_TO_NOBODY =
      CLOSED + "\ningress: [{name: in, from: [{firewall: {name: missing}}], allPorts: true}]";
  private static final Duration SIGTERM_TO_END = Duration.ofSeconds(3);
  private static final int MANY = 30;

  @TempDir private Path folder;
  private final ControlPlane controlPlane;
  private final AuditLog auditLog;
  private final Cluster cluster;

  LeadershipIT(ControlPlane controlPlane, KubernetesClient client, AuditLog auditLog) {
    this.controlPlane = controlPlane;
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
  }

  @BeforeAll
  static void install(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
  }

  @Test
  void onlyTheLeaderWrites(FreshNamespace namespace) throws IOException {
    try (var replicas = startWithALongLease()) {
      var mark = auditLog.mark();

      cluster.awaitReady(cluster.firewall(namespace.name(), "web", CLOSED));
      AppFirewall degraded = cluster.firewall(namespace.name(), "degraded", OPEN_TO_NOBODY);
      cluster.soon(() -> assertThat(cluster.events(degraded)).hasSize(1));

      assertThat(Replicas.writes(replicas.standby(), auditLog, mark)).isEmpty();
      assertThat(Replicas.writes(replicas.leader(), auditLog, mark)).isNotEmpty();
    }
  }

  @Test
  void aLeaderThatIsToldToEndDoesSoAtOnceAndHandsOver(FreshNamespace namespace) throws IOException {
    // Nobody could wait for the end of this Lease.
    try (var replicas = startWithALongLease()) {
      Replica leader = replicas.leader();

      leader.process().terminate();

      assertThat(leader.process().timeToEnd()).isLessThan(SIGTERM_TO_END);
      cluster.awaitReady(cluster.firewall(namespace.name(), "web", CLOSED));
    }
  }

  @Test
  void aStandbyThatIsToldToEndDoesSoAtOnce() throws IOException {
    try (var replicas = startWithALongLease()) {
      Replica standby = replicas.standby();

      standby.process().terminate();

      assertThat(standby.process().timeToEnd()).isLessThan(SIGTERM_TO_END);
    }
  }

  @Test
  void aLeaderThatIsKilledIsReplacedAndNothingIsWrittenTwice(FreshNamespace namespace)
      throws IOException {
    try (var replicas = startWithAShortLease()) {
      var mark = auditLog.mark();
      List<AppFirewall> firewalls = create(namespace);
      cluster.awaitPolicyOf(firewalls.getFirst());

      replicas.leader().process().kill();

      firewalls.forEach(cluster::awaitReady);
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactlyInAnyOrderElementsOf(
              firewalls.stream()
                  .map(firewall -> "create " + namespace + "/" + Cluster.policyName(firewall))
                  .toList());
    }
  }

  private List<AppFirewall> create(FreshNamespace namespace) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> cluster.firewall(namespace.name(), "web-" + i, CLOSED))
        .toList();
  }

  private Replicas startWithALongLease() throws IOException {
    return Replicas.start(
        controlPlane,
        folder,
        "--appfirewall.leader-election.lease-duration=10m",
        "--appfirewall.leader-election.retry-period=500ms");
  }

  private Replicas startWithAShortLease() throws IOException {
    return Replicas.start(
        controlPlane,
        folder,
        "--appfirewall.leader-election.lease-duration=5s",
        "--appfirewall.leader-election.renew-deadline=4s",
        "--appfirewall.leader-election.retry-period=500ms");
  }
}
