package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.Choice;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.ControlPlanes;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A genuine control plane of its own, with the kinds installed. */
record Cluster(ControlPlane controlPlane, KubernetesClient client) implements AutoCloseable {
  static Cluster start() {
    Choice choice = ControlPlanes.select();
    if (!choice.missing(Set.of(Ability.GENUINE, Ability.AUDIT_LOG, Ability.OWN)).isEmpty()) {
      throw new IllegalStateException(
          "Benchmarks need a genuine API server of their own with an audit log, which the control"
              + " plane "
              + choice.kind()
              + " is not. Get one with -Dcontrolplane=go (docs/control-planes.md).");
    }
    ControlPlane controlPlane = choice.start();
    CustomResources.install(controlPlane, Path.of("crds"));
    return new Cluster(controlPlane, controlPlane.client());
  }

  Config config() {
    return controlPlane.config();
  }

  String version() {
    return client.getKubernetesVersion().getGitVersion();
  }

  Path kubeconfig(Path folder) {
    try {
      Path file = folder.resolve("kubeconfig");
      return Files.writeString(file, controlPlane.kubeconfig()).toAbsolutePath();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Makes the namespaces and groups, but no firewalls yet. */
  void prepare(Workload workload) {
    Parallel.forEach(
        workload.namespaces(),
        name -> {
          client
              .resource(
                  new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
              .createOr(existing -> null);
          client.resource(Workload.group(name, Workload.CLIENT)).createOr(existing -> null);
        });
  }

  void apply(Workload workload) {
    Parallel.forEach(workload.firewalls(), firewall -> client.resource(firewall).create());
  }

  /** Removes the firewalls and what was written for them. */
  void clear(Workload workload) {
    Parallel.forEach(
        workload.namespaces(),
        namespace -> {
          firewalls(namespace).delete();
          client.network().v1().networkPolicies().inNamespace(namespace).delete();
        });
  }

  AppFirewall get(AppFirewall firewall) {
    return client.resource(firewall).get();
  }

  private io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable<AppFirewall, ?, ?> firewalls(
      String namespace) {
    return client
        .resources(AppFirewall.class)
        .inNamespace(namespace)
        .withoutField("metadata.name", Workload.GROUP);
  }

  AuditLog.Mark mark() {
    return controlPlane.auditLog().mark();
  }

  /** What the operator wrote since then, by the API server's own account. */
  List<ApiRequest> operatorWrites(AuditLog.Mark mark) {
    return writes(mark, Owner.OPERATOR);
  }

  /** What somebody whose user agent begins so wrote since then. */
  List<ApiRequest> writes(AuditLog.Mark mark, String userAgent) {
    return controlPlane.auditLog().writesSince(mark).stream()
        .filter(request -> request.userAgent().startsWith(userAgent))
        .toList();
  }

  @Override
  public void close() {
    controlPlane.close();
  }
}
