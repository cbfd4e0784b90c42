package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The same writes as the operator's with nothing around them: no watch, no cache, no decision. What
 * an operator does not reach of its speed is what it loses to being one.
 */
final class BareClient implements AutoCloseable {
  private final KubernetesClient client;
  private final AppFirewallStatus status;

  /**
   * A client of the same make and configuration as the operator's.
   *
   * @param status one that the operator wrote, to be written for every firewall
   */
  BareClient(Config config, AppFirewallStatus status) {
    client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(config).withUserAgent("bare-client").build())
            .build();
    this.status = status;
  }

  /** A firewall, and its policy made beforehand. */
  record Pair(AppFirewall firewall, NetworkPolicy policy) {
    static List<Pair> of(List<AppFirewall> firewalls) {
      return firewalls.stream()
          .map(firewall -> new Pair(firewall, Workload.policy(firewall, Workload.CLIENT)))
          .toList();
    }
  }

  /** Creates the policies and nothing else. */
  void createPolicies(List<Pair> pairs) {
    Parallel.forEach(pairs, pair -> client.resource(pair.policy()).create());
  }

  /** Replaces policy and status of each, both as they were last read. */
  void updateBoth(List<Pair> pairs) {
    Parallel.forEach(
        pairs,
        pair -> {
          client.resource(pair.policy()).update();
          writeStatus(pair.firewall());
        });
  }

  /**
   * An ideal operator: is told of each firewall the moment that it is there, has its policy at
   * hand, writes it and the status, and is done.
   */
  void follow(KubernetesClient user, List<Pair> pairs) {
    List<CompletableFuture<Void>> written = Collections.synchronizedList(new ArrayList<>());
    try (var feeding = new Parallel(Options.CONNECTIONS);
        var writing = new Parallel(Options.CONNECTIONS)) {
      feeding
          .startAll(
              pairs,
              pair -> {
                AppFirewall created = user.resource(pair.firewall()).create();
                written.add(writing.startOne(new Pair(created, pair.policy()), this::create));
              })
          .join();
      written.forEach(CompletableFuture::join);
    }
  }

  private void create(Pair pair) {
    NetworkPolicy policy = pair.policy();
    policy
        .getMetadata()
        .setOwnerReferences(
            List.of(
                new OwnerReferenceBuilder()
                    .withApiVersion(pair.firewall().getApiVersion())
                    .withKind(pair.firewall().getKind())
                    .withName(pair.firewall().getMetadata().getName())
                    .withUid(pair.firewall().getMetadata().getUid())
                    .withController(true)
                    .withBlockOwnerDeletion(true)
                    .build()));
    client.resource(policy).create();
    writeStatus(pair.firewall());
  }

  private void writeStatus(AppFirewall firewall) {
    AppFirewall empty = new AppFirewall();
    empty.setMetadata(
        new ObjectMetaBuilder()
            .withName(firewall.getMetadata().getName())
            .withNamespace(firewall.getMetadata().getNamespace())
            .withResourceVersion(firewall.getMetadata().getResourceVersion())
            .build());
    empty.setStatus(status);
    client.resource(empty).updateStatus();
  }

  @Override
  public void close() {
    client.close();
  }
}
