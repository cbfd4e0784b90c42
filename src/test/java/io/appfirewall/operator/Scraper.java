package io.appfirewall.operator;

import io.appfirewall.controlplane.Identity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Somebody who reads metrics as Prometheus does: with the token of a service account. */
final class Scraper implements AutoCloseable {
  private static final String NAME = "prometheus";

  private final KubernetesClient client;
  private final ServiceAccount account;
  private final String token;

  private Scraper(KubernetesClient client, ServiceAccount account) {
    this.client = client;
    this.account = account;
    this.token = Identity.token(account, client);
  }

  /** One who may nothing yet. */
  static Scraper make(KubernetesClient client, String namespace) {
    ServiceAccount account =
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(namespace)
            .endMetadata()
            .build();
    return new Scraper(client, client.resource(account).create());
  }

  String token() {
    return token;
  }

  /** Name and value. */
  String[] header() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Gives the right that the operator's manual names. */
  void allow() {
    client.resource(role()).createOr(existing -> existing.update());
    client.resource(binding()).create();
  }

  void withdraw() {
    client.resource(binding()).delete();
  }

  @Override
  public void close() {
    withdraw();
    client.resource(role()).delete();
    client.resource(account).delete();
  }

  private static ClusterRole role() {
    return OperatorPage.role("appfirewall-metrics-reader");
  }

  private ClusterRoleBinding binding() {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(NAME)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role().getMetadata().getName())
        .addNewSubject()
        .withKind("ServiceAccount")
        .withNamespace(account.getMetadata().getNamespace())
        .withName(NAME)
        .endSubject()
        .build();
  }
}
