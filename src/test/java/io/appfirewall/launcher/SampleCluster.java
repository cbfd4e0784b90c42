package io.appfirewall.launcher;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An empty imitation of a cluster, behind TLS as real ones are. */
final class SampleCluster implements AutoCloseable {
  /** Tells of every request at level info. */
  private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(),
          new MockWebServer(),
          new HashMap<>(),
          new KubernetesCrudDispatcher(),
          true);

  SampleCluster() {
    REQUESTS.setLevel(Level.WARNING);
    server.init(InetAddress.getLoopbackAddress(), 0);
  }

  /** Writes the kubeconfig by which it is found. */
  Path kubeconfig(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: sample
          cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}
        users:
        - name: nobody
          user: {}
        contexts:
        - name: sample
          context: {cluster: sample, user: nobody, namespace: default}
        current-context: sample
        """
            .formatted(server.getPort()));
  }

  @Override
  public void close() {
    server.destroy();
  }
}
