package io.appfirewall.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigControlPlaneTest {
  @TempDir private Path folder;

  @Test
  void takesInTheFilesThatItNames() throws Exception {
    Files.writeString(folder.resolve("ca.crt"), "the CA");
    Files.writeString(folder.resolve("token"), "secret\n");
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            clusters:
            - name: c
              cluster: {server: "https://192.0.2.7:6443", certificate-authority: ca.crt}
            users:
            - name: u
              user: {tokenFile: token}
            contexts:
            - name: x
              context: {cluster: c, user: u}
            current-context: x
            """);

    Config config = Config.fromKubeconfig(KubeconfigControlPlane.selfContained(file));

    assertThat(config.getMasterUrl()).startsWith("https://192.0.2.7:6443");
    assertThat(config.getCaCertFile()).isNull();
    assertThat(config.getCaCertData())
        .isEqualTo(Base64.getEncoder().encodeToString("the CA".getBytes(UTF_8)));
    assertThat(config.getAutoOAuthToken()).isEqualTo("secret");
  }

  @Test
  void usesTheClusterAndLeavesItRunning() throws Exception {
    try (var cluster = new EmbeddedControlPlane()) {
      Path file = Files.writeString(folder.resolve("config"), cluster.kubeconfig());

      var abilities = EnumSet.of(Ability.GENUINE);
      try (ControlPlane controlPlane = new KubeconfigControlPlane(file, abilities)) {
        assertThat(controlPlane.client().namespaces().withName("default").get()).isNotNull();
      }

      assertThat(cluster.client().namespaces().withName("default").get()).isNotNull();
    }
  }
}
