package io.appfirewall.operator;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.operator.Rights.Right;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the chart gives the operator: its service account, its rights, its configuration. */
public final class ChartInstall {
  public static final String NAMESPACE = "appfirewall-system";
  static final String USER = "system:serviceaccount:" + NAMESPACE + ":appfirewall";

  private static final Path FOLDER = Path.of("helm/kustomize");
  private static final Set<String> KINDS =
      Set.of(
          "Namespace",
          "ServiceAccount",
          "ClusterRole",
          "ClusterRoleBinding",
          "Role",
          "RoleBinding");

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private ChartInstall() {}

  /** Makes them there, and gives the identity of whoever has them. */
  public static Identity install(ControlPlane controlPlane) {
    KubernetesClient client = controlPlane.client();
    objects().forEach(object -> client.resource(object).createOr(existing -> existing.update()));
    return Identity.serviceAccount(
        objects().stream()
            .filter(ServiceAccount.class::isInstance)
            .map(ServiceAccount.class::cast)
            .findFirst()
            .orElseThrow());
  }

  /** Starts the operator as the release that is in the cluster has it. */
  static OperatorProcess start(ControlPlane controlPlane, Path folder) throws IOException {
    KubernetesClient client = controlPlane.client();
    return start(
        controlPlane,
        folder,
        client.serviceAccounts().inNamespace(NAMESPACE).withName("appfirewall").get(),
        client.configMaps().inNamespace(NAMESPACE).withName("appfirewall").get());
  }

  /**
   * Starts the operator with a service account, in whose namespace it runs, and a configuration.
   */
  static OperatorProcess start(
      ControlPlane controlPlane, Path folder, ServiceAccount account, ConfigMap configuration)
      throws IOException {
    Files.writeString(
        folder.resolve("application.yaml"), configuration.getData().get("application.yaml"));
    Path kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            controlPlane.kubeconfigAs(Identity.serviceAccount(account)));
    return OperatorProcess.start(
        folder,
        kubeconfig,
        "--spring.config.additional-location=file:" + folder + "/",
        "--POD_NAMESPACE=" + account.getMetadata().getNamespace());
  }

  static Set<Right> ofCluster() {
    return objects().stream()
        .filter(ClusterRole.class::isInstance)
        .filter(role -> role.getMetadata().getName().equals("appfirewall"))
        .flatMap(role -> rights(((ClusterRole) role).getRules()))
        .collect(toSet());
  }

  static Set<Right> ofOwnNamespace() {
    return objects().stream()
        .filter(Role.class::isInstance)
        .flatMap(role -> rights(((Role) role).getRules()))
        .collect(toSet());
  }

  /** The file of properties that the operator is given. */
  public static String configuration() {
    return all()
        .filter(ConfigMap.class::isInstance)
        .map(map -> ((ConfigMap) map).getData().get("application.yaml"))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Right> rights(List<PolicyRule> rules) {
    return rules.stream()
        .flatMap(rule ->
            rule.getApiGroups().stream()
                .flatMap(group ->
                    rule.getResources().stream()
                        .flatMap(resource ->
                            rule.getVerbs().stream()
                                .map(verb -> new Right(group, resource, verb)))));
  }

  private static List<HasMetadata> objects() {
    return all().filter(object -> KINDS.contains(object.getKind())).toList();
  }

  private static Stream<HasMetadata> all() {
    return Stream.of("namespace.yaml", "install.yaml")
        .flatMap(file -> read(FOLDER.resolve(file)).stream());
  }

  private static List<HasMetadata> read(Path file) {
    try {
      return Stream.of(Files.readString(file).split("(?m)^---$", -1))
          .filter(document -> document.contains("kind:"))
          .map(document -> (HasMetadata) SERIALIZATION.unmarshal(document))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
