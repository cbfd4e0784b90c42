package io.appfirewall.launcher;

import io.appfirewall.controlplane.MockCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An empty imitation of a cluster, behind TLS as real ones are. */
final class SampleCluster implements AutoCloseable {
  private final MockCluster cluster = new MockCluster(true);

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
            .formatted(cluster.port()));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
