package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand firewalls: that they converge, and that nothing is written once they have. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.AUDIT_LOG},
    own = true)
class ScaleIT {
  // The shortest that there is: every object is looked at again and again.
  private static final String RESYNC = "--appfirewall.resync=10s";
  private static final String MAX_SIZE = "--appfirewall.max-policy-size=4KB";

  private static FreshNamespace namespace;
  private static AuditLog.Mark beginning;
  private static RunningOperator operator;

  private final ControlPlane controlPlane;
  private final AuditLog auditLog;
  private final Cluster cluster;

  ScaleIT(ControlPlane controlPlane, KubernetesClient client, AuditLog auditLog) {
    this.controlPlane = controlPlane;
    this.auditLog = auditLog;
    this.cluster = new Cluster(client);
  }

  @BeforeAll
  static void converge(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
    namespace = FreshNamespace.make(controlPlane.client(), "scale");
    operator = RunningOperator.start(controlPlane.config(), RESYNC, MAX_SIZE);
    beginning = controlPlane.auditLog().mark();
    var firewalls = new ManyFirewalls(controlPlane.client(), namespace.name());

    firewalls.create();

    firewalls.awaitReady();
  }

  @AfterAll
  static void stop() {
    operator.close();
  }

  @Test
  void everyPolicyIsWrittenOnce() {
    // Those that were created before the one that they name are written again when it comes.
    assertThat(Cluster.policyWrites(auditLog, beginning))
        .containsOnlyOnceElementsOf(
            IntStream.range(0, ManyFirewalls.HEALTHY)
                .mapToObj(i -> "create " + namespace + "/appfw-fw-" + i)
                .toList());
  }

  @Test
  void oneThatIsBrokenHoldsUpNoOther() {
    var broken = cluster.firewall(namespace.name(), ManyFirewalls.BROKEN);

    cluster.awaitCondition(broken, "Accepted=False/TooLarge");
    assertThat(cluster.policy(namespace.name(), Cluster.policyName(broken))).isEmpty();
  }

  @Test
  void aResyncWritesNothing() {
    double before = reconciliations(operator);
    var mark = auditLog.mark();

    awaitReconciliations(operator, before + 2 * (ManyFirewalls.HEALTHY + 1));

    assertThat(Cluster.writes(auditLog, mark)).isEmpty();
  }

  @Test
  void aRestartWritesNothing() {
    var mark = auditLog.mark();
    operator.close();

    operator = RunningOperator.start(controlPlane.config(), RESYNC, MAX_SIZE);

    awaitReconciliations(operator, ManyFirewalls.HEALTHY + 1);
    assertThat(Cluster.writes(auditLog, mark)).isEmpty();
  }

  private static void awaitReconciliations(RunningOperator running, double count) {
    await().atMost(Duration.ofSeconds(60)).until(() -> reconciliations(running) >= count);
  }

  private static double reconciliations(RunningOperator running) {
    return running
        .bean(MeterRegistry.class)
        .find("appfirewall.reconciliations")
        .tag("controller", "firewalls")
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }
}
