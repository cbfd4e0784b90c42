package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What the programs of a local control plane read and write, in one folder. */
final class LocalFiles {
  private static final String AUDIT_POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      # ResponseStarted tells nothing that a reader of the log wants to know; of the others, RequestReceived
      # is written before the answer is, and so nothing answered is missing from the log.
      omitStages: [ResponseStarted]
      rules: [{level: Metadata}]
      """;

  private final Path folder;
  private final String adminToken = randomToken();
  private final String controllerToken = randomToken();

  LocalFiles(Path folder) {
    this.folder = folder;
    write(
        tokens(),
        """
        %s,admin,admin,system:masters
        %s,system:kube-controller-manager,controller-manager,system:masters
        """
            .formatted(adminToken, controllerToken));
    write(serviceAccountKey(), privateKey());
    write(auditPolicy(), AUDIT_POLICY);
  }

  Path folder() {
    return folder;
  }

  Path etcdData() {
    return folder.resolve("etcd");
  }

  /**
   * The API server puts a certificate that it signed itself here, and keeps it when it starts
   * again.
   */
  Path certificates() {
    return folder.resolve("certificates");
  }

  Path certificate() {
    return certificates().resolve("apiserver.crt");
  }

  Path tokens() {
    return folder.resolve("tokens.csv");
  }

  Path serviceAccountKey() {
    return folder.resolve("service-account.key");
  }

  Path auditPolicy() {
    return folder.resolve("audit-policy.yaml");
  }

  Path auditLog() {
    return folder.resolve("audit.jsonl");
  }

  Path controllerKubeconfig() {
    return folder.resolve("controller-manager.kubeconfig");
  }

  String adminKubeconfig(String server) {
    return kubeconfig(server, "admin", adminToken);
  }

  void writeControllerKubeconfig(String server) {
    write(controllerKubeconfig(), kubeconfig(server, "controller-manager", controllerToken));
  }

  private String kubeconfig(String server, String user, String token) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: controlplane
      cluster: {server: "%s", certificate-authority-data: "%s"}
    users:
    - name: %s
      user: {token: "%s"}
    contexts:
    - name: controlplane
      context: {cluster: controlplane, user: %s, namespace: default}
    current-context: controlplane
    """
        .formatted(
            server, Base64.getEncoder().encodeToString(read(certificate())), user, token, user);
  }

  private static String privateKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String randomToken() {
    byte[] token = new byte[16];
    new SecureRandom().nextBytes(token);
    return HexFormat.of().formatHex(token);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
