package io.appfirewall.operator;

import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two replicas of the operator that share a Lease, each with a service account of its own, so that
 * the audit log tells them apart.
 */
final class Replicas implements AutoCloseable {
  private final ControlPlane controlPlane;
  private final FreshNamespace namespace;
  private final ClusterRoleBinding rights;
  private final List<Replica> all = new ArrayList<>();

  /** One of them. */
  record Replica(String user, OperatorProcess process) {}

  private Replicas(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.namespace = FreshNamespace.make(controlPlane.client(), "replicas");
    this.rights = client().resource(administrators(namespace.name())).create();
  }

  /** Starts both, and returns when both are ready and one of them leads. */
  static Replicas start(ControlPlane controlPlane, Path folder, String... arguments)
      throws IOException {
    var replicas = new Replicas(controlPlane);
    for (String name : List.of("a", "b")) {
      replicas.start(name, folder, arguments);
    }
    replicas.all.forEach(replica -> replica.process().awaitReady());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> replicas.all.stream().anyMatch(Replicas::leads));
    return replicas;
  }

  private void start(String name, Path folder, String... arguments) throws IOException {
    ServiceAccount account = client().resource(account(name)).create();
    String kubeconfig = controlPlane.kubeconfigAs(Identity.serviceAccount(account));
    Path file = Files.writeString(folder.resolve(name), kubeconfig);
    Stream<String> election =
        Stream.of(
            "--appfirewall.leader-election.enabled=true", "--POD_NAMESPACE=" + namespace.name());
    String[] all = Stream.concat(election, Stream.of(arguments)).toArray(String[]::new);
    this.all.add(
        new Replica(
            "system:serviceaccount:" + namespace.name() + ":" + name,
            OperatorProcess.start(folder, file, all)));
  }

  Replica leader() {
    return all.stream().filter(Replicas::leads).findFirst().orElseThrow();
  }

  Replica standby() {
    Replica leader = leader();
    return all.stream().filter(replica -> !replica.equals(leader)).findFirst().orElseThrow();
  }

  /** What one of them wrote since then, its Lease excepted. */
  static List<ApiRequest> writes(Replica replica, AuditLog log, AuditLog.Mark mark) {
    return Cluster.writes(log, mark).stream()
        .filter(request -> request.user().equals(replica.user()))
        .toList();
  }

  // Both start with the Lease untaken, so whoever logs this first is the first leader.
  private static boolean leads(Replica replica) {
    return replica.process().isAlive() && replica.process().log().contains("Leading");
  }

  private KubernetesClient client() {
    return controlPlane.client();
  }

  private ServiceAccount account(String name) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace.name())
        .endMetadata()
        .build();
  }

  private static ClusterRoleBinding administrators(String namespace) {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(namespace)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
        .addNewSubject()
        .withKind("Group")
        .withApiGroup("rbac.authorization.k8s.io")
        .withName("system:serviceaccounts:" + namespace)
        .endSubject()
        .build();
  }

  @Override
  public void close() {
    all.forEach(replica -> replica.process().close());
    client().resource(rights).delete();
    namespace.close();
  }
}
