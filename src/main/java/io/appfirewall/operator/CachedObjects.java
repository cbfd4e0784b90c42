package io.appfirewall.operator;

import io.appfirewall.cluster.CachedPod;
import io.appfirewall.cluster.Caches;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Kind;
import io.appfirewall.manifest.InputObjects;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The caches as objects, as if they had just been listed. */
final class CachedObjects {
  private final PrimaryCaches primaries;
  private final Caches caches;

  CachedObjects(PrimaryCaches primaries, Caches caches) {
    this.primaries = primaries;
    this.caches = caches;
  }

  /** What decides about flows in some namespaces, and what has none. */
  InputObjects in(Set<String> namespaces) {
    Stream<HasMetadata> inNamespaces =
        Stream.of(
                primaries.firewalls().all(),
                primaries.addressGroups().all(),
                caches.services().all(),
                caches.slices().all(),
                namespaces.stream().flatMap(caches.policies()::in))
            .flatMap(each -> each)
            .filter(object -> namespaces.contains(object.getMetadata().getNamespace()))
            .map(HasMetadata.class::cast);
    Stream<HasMetadata> withoutNamespace =
        Stream.of(
                primaries.baselines().all(),
                primaries.clusterAddressGroups().all(),
                caches.nodes().all(),
                namespaces.stream().flatMap(name -> primaries.namespaces().get(name).stream()))
            .flatMap(each -> each)
            .map(HasMetadata.class::cast);
    Stream<HasMetadata> pods =
        namespaces.stream()
            .flatMap(caches.pods()::in)
            .filter(pod -> !pod.finished())
            .map(CachedObjects::pod);
    return InputObjects.ofCluster(
        Stream.of(inNamespaces, withoutNamespace, pods).flatMap(each -> each).toList(),
        namespaces,
        List.of());
  }

  /** With its workload for its owner, which may be its owner's owner. */
  private static Pod pod(CachedPod pod) {
    Workload workload = pod.party().workload();
    PodBuilder builder =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(pod.namespace())
            .withName(pod.name())
            .withLabels(pod.labels())
            .endMetadata()
            .withNewSpec()
            .withHostNetwork(pod.hostNetwork())
            .withContainers(container(pod))
            .endSpec()
            .withNewStatus()
            .withPodIPs(pod.party().addresses().stream().map(CachedObjects::address).toList())
            .endStatus();
    if (!workload.kind().equals(Kind.POD.toString())) {
      builder
          .editMetadata()
          .addNewOwnerReference()
          .withController(true)
          .withKind(workload.kind())
          .withName(workload.name())
          .endOwnerReference()
          .endMetadata();
    }
    return builder.build();
  }

  private static PodIP address(Cidr address) {
    return new PodIP(address.block().withoutPrefixLength().toCanonicalString());
  }

  private static Container container(CachedPod pod) {
    return new ContainerBuilder()
        .withPorts(
            pod.ports().stream()
                .map(port ->
                    new ContainerPortBuilder()
                        .withName(port.name().isEmpty() ? null : port.name())
                        .withProtocol(port.protocol())
                        .withContainerPort(port.number())
                        .build())
                .toList())
        .build();
  }
}
