package io.appfirewall.controlplane;

import com.github.dockerjava.api.exception.NotFoundException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** K3s in a container: a whole small cluster, network policies enforced included. */
final class K3sControlPlane implements ControlPlane {
  static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.1-k3s1");

  private final Set<Ability> abilities;
  private final K3sContainer container;
  private final String kubeconfig;
  private final Config config;
  private final KubernetesClient client;

  K3sControlPlane(Set<Ability> abilities) {
    this.abilities = Set.copyOf(abilities);
    container = new K3sContainer(IMAGE);
    container.start();
    kubeconfig = container.getKubeConfigYaml();
    config = Config.fromKubeconfig(kubeconfig);
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Why there can be none here, if so; pulls the image where it is missing. */
  static Optional<String> impediment() {
    var docker = DockerClientFactory.instance();
    if (!docker.isDockerAvailable()) {
      return Optional.of("Docker does not answer");
    }
    try {
      docker.client().inspectImageCmd(IMAGE.asCanonicalNameString()).exec();
      return Optional.empty();
    } catch (NotFoundException e) {
      return pullImpediment();
    }
  }

  private static Optional<String> pullImpediment() {
    System.out.println("Pulling " + IMAGE + " ...");
    try {
      new RemoteDockerImage(IMAGE).get();
      return Optional.empty();
    } catch (Exception e) {
      // Testcontainers throws checked exceptions undeclared here.
      return Optional.of("Docker has no image " + IMAGE + " and cannot pull it: " + e.getMessage());
    }
  }

  @Override
  public ControlPlaneKind kind() {
    return ControlPlaneKind.K3S;
  }

  @Override
  public String description() {
    return "k3s: container " + container.getContainerId() + " of " + IMAGE;
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
    container.stop();
  }
}
