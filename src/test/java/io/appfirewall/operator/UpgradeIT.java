package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.chart.Helm;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chart's release is upgraded and rolled back while users go on changing their firewalls, and
 * the operator's processes come and go as a Deployment that never has less than one would have it.
 */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.OWN, Ability.KUBECTL, Ability.AUDIT_LOG},
    own = true)
class UpgradeIT {
  private static final String IN = "--namespace=" + ChartInstall.NAMESPACE;
  private static final int MANY = 20;

  private final ControlPlane controlPlane;
  private final AuditLog auditLog;
  private final Cluster cluster;
  private final Helm helm;
  private final FreshNamespace namespace;
  @TempDir private Path folder;

  UpgradeIT(
      ControlPlane controlPlane,
      Kubectl kubectl,
      AuditLog auditLog,
      FreshNamespace namespace,
      @TempDir Path home) {
    this.controlPlane = controlPlane;
    this.auditLog = auditLog;
    this.cluster = new Cluster(controlPlane.client());
    this.namespace = namespace;
    this.helm = Helm.of(4, home, kubectl.kubeconfig());
  }

  @Test
  void losesNoChangeAndDeletesNoPolicy() throws IOException {
    helm.run("install", "appfirewall", older().toString(), IN, "--create-namespace").orThrow();
    var mark = auditLog.mark();
    try (OperatorProcess first = start("first");
        Changes changes = new Changes(controlPlane.client(), namespace.name(), MANY)) {
      first.awaitReady();

      helm.run("upgrade", "appfirewall", Helm.CHART, IN, "--set=operator.workers=2").orThrow();
      try (OperatorProcess second = start("second")) {
        second.awaitReady();
        first.terminate();
        second.awaitLog("Leading");

        helm.run("rollback", "appfirewall", "1", IN).orThrow();
        try (OperatorProcess third = start("third")) {
          third.awaitReady();
          second.terminate();
          third.awaitLog("Leading");

          changes.stop();
          assertThat(changes.ports().values()).as("all were changed").allMatch(Changes::isChanged);
          changes.ports().forEach(this::awaitPort);
        }
      }
    }
    List<ApiRequest> writes =
        auditLog.writesSince(mark).stream()
            .filter(request -> request.resource().equals("networkpolicies"))
            .toList();
    assertThat(writes).extracting(ApiRequest::user).containsOnly(ChartInstall.USER);
    assertThat(writes).extracting(ApiRequest::verb).containsOnly("create", "update");
    assertThat(writes)
        .filteredOn(request -> request.verb().equals("create"))
        .as("policies, each made once")
        .hasSize(MANY);
  }

  private void awaitPort(String name, int port) {
    AppFirewall firewall = cluster.firewall(namespace.name(), name);
    cluster.awaitReady(firewall);
    assertThat(cluster.policyOf(firewall).getSpec().getIngress().getFirst().getPorts())
        .extracting(opened -> opened.getPort().getIntVal())
        .containsExactly(port);
  }

  /** The chart, as if it were of a version before. */
  private Path older() {
    helm.run("package", Helm.CHART, "--version=0.0.1", "--destination=" + folder).orThrow();
    return folder.resolve("appfirewall-0.0.1.tgz");
  }

  private OperatorProcess start(String name) throws IOException {
    return ChartInstall.start(controlPlane, Files.createDirectory(folder.resolve(name)));
  }
}
