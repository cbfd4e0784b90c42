package io.appfirewall.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that exists already and goes on existing: nothing is started, nothing stopped. */
final class KubeconfigControlPlane implements ControlPlane {
  private final Set<Ability> abilities;
  private final String kubeconfig;
  private final Config config;
  private final KubernetesClient client;

  KubeconfigControlPlane(Path file, Set<Ability> abilities) {
    this.abilities = Set.copyOf(abilities);
    kubeconfig = selfContained(file);
    config = Config.fromKubeconfig(file.toFile());
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @Override
  public ControlPlaneKind kind() {
    return ControlPlaneKind.KUBECONFIG;
  }

  @Override
  public String description() {
    return "kubeconfig: the cluster at " + config.getMasterUrl();
  }

  @Override
  public Set<Ability> abilities() {
    return abilities;
  }

  @Override
  public String kubeconfig() {
    return kubeconfig;
  }

  @Override
  public Config config() {
    return new ConfigBuilder(config).build();
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }

  /**
   * The file's content with the files that it names taken in, since their paths are relative to it.
   */
  static String selfContained(Path file) {
    var config = Serialization.unmarshal(text(file), io.fabric8.kubernetes.api.model.Config.class);
    for (var cluster : config.getClusters()) {
      var it = cluster.getCluster();
      data(file, it.getCertificateAuthority()).ifPresent(it::setCertificateAuthorityData);
      it.setCertificateAuthority(null);
    }
    for (var user : config.getUsers()) {
      var it = user.getUser();
      data(file, it.getClientCertificate()).ifPresent(it::setClientCertificateData);
      data(file, it.getClientKey()).ifPresent(it::setClientKeyData);
      it.setClientCertificate(null);
      it.setClientKey(null);
      if (it.getTokenFile() != null) {
        it.setToken(text(file.resolveSibling(it.getTokenFile())).strip());
        it.setTokenFile(null);
      }
    }
    return Serialization.asYaml(config);
  }

  private static Optional<String> data(Path kubeconfig, @Nullable String named) {
    return Optional.ofNullable(named)
        .map(kubeconfig::resolveSibling)
        .map(KubeconfigControlPlane::bytes)
        .map(Base64.getEncoder()::encodeToString);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String text(Path file) {
    return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }
}
