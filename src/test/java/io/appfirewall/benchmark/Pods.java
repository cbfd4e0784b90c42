package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.atomic.AtomicInteger;

/** Ten pods to each AppFirewall of a workload, its members, all of one Deployment. */
record Pods(Workload workload) {
  private static final int EACH = 10;
  private static final int CONNECTIONS = 16;
  private static final String HASH = "5d78c9869d";
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);
  private static final PodSpec SPEC =
      new PodSpecBuilder()
          .addNewContainer()
          .withName("app")
          .withImage("app")
          .addNewPort()
          .withName("http")
          .withContainerPort(8080)
          .endPort()
          .endContainer()
          .build();

  int count() {
    return workload.size() * EACH;
  }

  /** With their addresses, as a kubelet tells of them. */
  void create(KubernetesClient client) {
    try (var parallel = new Parallel(CONNECTIONS)) {
      parallel.startAll(workload.firewalls(), members -> create(client, members)).join();
    }
  }

  private void create(KubernetesClient client, AppFirewall firewall) {
    ReplicaSet owner = client.resource(replicaSet(firewall)).create();
    for (int i = 0; i < EACH; i++) {
      Pod created = client.resource(pod(firewall, i, owner)).create();
      client.resource(running(created)).updateStatus();
    }
  }

  /** Where the API server has one of them, without a slash at its beginning. */
  String path(int i) {
    int firewall = i / EACH;
    return "api/v1/namespaces/%s/pods/%s-%s-%d"
        .formatted(workload.namespace(firewall), Workload.name(firewall), HASH, i % EACH);
  }

  private static String name(AppFirewall firewall) {
    return firewall.getMetadata().getName() + "-" + HASH;
  }

  private static ReplicaSet replicaSet(AppFirewall firewall) {
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withNamespace(firewall.getMetadata().getNamespace())
        .withName(name(firewall))
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", firewall.getMetadata().getName())
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", firewall.getMetadata().getName())
        .endMetadata()
        .withSpec(SPEC)
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Pod pod(AppFirewall firewall, int i, ReplicaSet owner) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(firewall.getMetadata().getNamespace())
        .withName(name(firewall) + "-" + i)
        .addToLabels("app", firewall.getMetadata().getName())
        .addToLabels("pod-template-hash", HASH)
        .addNewOwnerReference()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withSpec(SPEC)
        .build();
  }

  private static Pod running(Pod created) {
    int number = ADDRESSES.getAndIncrement();
    String address = "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
    return created
        .edit()
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(address)
        .withPodIPs(new PodIP(address))
        .endStatus()
        .build();
  }
}
