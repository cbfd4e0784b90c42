package io.appfirewall.development;

import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.ControlPlanes;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.operator.OperatorApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts the operator on the control plane that this machine has, with the sample shop in it, shows
 * what it made of that, and goes on until it is ended. It builds nothing and waits for nothing but
 * its own start.
 */
public final class DevelopmentProgram {
  private static final int USUAL_PORT = 8080;

  private DevelopmentProgram() {}

  public static void main(String[] arguments) throws IOException {
    ControlPlane controlPlane = ControlPlanes.select().start();
    CustomResources.install(controlPlane, Path.of("crds"));
    int port = freePort();
    OperatorApplication.run(
        controlPlane.config(),
        "--server.port=" + port,
        "--appfirewall.metrics.access=anonymous",
        "--appfirewall.dashboard.access=anonymous");
    SampleShop shop = new SampleShop(controlPlane.client());
    shop.load();
    shop.awaitReady();
    shop.show(System.out);
    System.out.print(surroundings(controlPlane, port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket usual = new ServerSocket(USUAL_PORT)) {
      return usual.getLocalPort();
    } catch (IOException taken) {
      try (ServerSocket other = new ServerSocket(0)) {
        return other.getLocalPort();
      }
    }
  }

  private static String surroundings(ControlPlane controlPlane, int port) throws IOException {
    String address = "http://localhost:" + port;
    return """

    The operator goes on running; Control-C ends it.
      pages    %1$s/
      health   %1$s/actuator/health/readiness
      metrics  %1$s/actuator/prometheus
    %2$s
    """
        .formatted(address, controlPlane.genuine() ? kubectl(controlPlane) : imitation());
  }

  private static String kubectl(ControlPlane controlPlane) throws IOException {
    Path kubeconfig = Path.of("target", "development.kubeconfig").toAbsolutePath();
    Files.createDirectories(kubeconfig.getParent());
    Files.writeString(kubeconfig, controlPlane.kubeconfig());
    return """
      export KUBECONFIG=%s
      kubectl get firewall -A
      kubectl apply -f my-firewall.yaml
    """
        .formatted(kubeconfig)
        .stripTrailing();
  }

  private static String imitation() {
    return """
      This is an imitation of an API server, which kubectl cannot use. For a genuine one, which is
      built once in some minutes and needs Go:
      mvn spring-boot:test-run -Dcontrolplane=go
    """
        .stripTrailing();
  }
}
