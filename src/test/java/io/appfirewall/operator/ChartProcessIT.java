package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator as a process, with the chart's service account, arguments and configuration. */
@OnControlPlane(needs = Ability.GENUINE)
class ChartProcessIT {
  @Test
  void runsAsTheChartHasIt(
      ControlPlane controlPlane, FreshNamespace namespace, @TempDir Path folder)
      throws IOException {
    CustomResources.install(controlPlane, Path.of("crds"));
    var cluster = new Cluster(controlPlane.client());
    String kubeconfig = controlPlane.kubeconfigAs(ChartInstall.install(controlPlane));
    Path file = Files.writeString(folder.resolve("kubeconfig"), kubeconfig);
    Files.writeString(folder.resolve("application.yaml"), ChartInstall.configuration());

    try (var operator =
        OperatorProcess.start(
            folder,
            file,
            "--spring.config.additional-location=file:" + folder + "/",
            "--POD_NAMESPACE=" + ChartInstall.NAMESPACE)) {
      operator.awaitReady();
      cluster.awaitReady(
          cluster.firewall(namespace.name(), "web", "podSelector: {matchLabels: {app: web}}"));

      assertThat(operator.log()).doesNotContain("WARN", "ERROR");
    }
  }
}
