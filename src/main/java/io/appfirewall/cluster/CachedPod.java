package io.appfirewall.cluster;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.manifest.WorkloadReader;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What anybody wants to know of a pod: some 300 bytes, where the pod itself takes 15 KB.
 *
 * @param finished whether it has ended for good, so that it neither sends nor receives
 * @param ports the ports that its containers declare, those without a name included; shared by all
 *     pods that have the same
 * @param party the same as the evaluator has pods; its labels and ports are shared likewise
 */
public record CachedPod(
    String resourceVersion,
    boolean finished,
    List<Port> ports,
    io.appfirewall.core.flow.Pod party) {
  /** By which a Deployment tells apart the ReplicaSets that it makes, in their names, too. */
  private static final String TEMPLATE_HASH = "pod-template-hash";

  /** A port that a container declares; without a name, no named port leads to it. */
  public record Port(String name, String protocol, int number) {
    /** Empty where no named port leads to it. */
    Optional<NamedPort> named() {
      return name.isEmpty()
          ? Optional.empty()
          : Stream.of(Protocol.values())
              .filter(known -> known.name().equals(protocol))
              .map(known -> new NamedPort(name, known, number))
              .findFirst();
    }
  }

  static CachedPod of(Pod pod) {
    ObjectMeta metadata = pod.getMetadata();
    Optional<PodSpec> spec = Optional.ofNullable(pod.getSpec());
    List<Port> ports = spec.map(CachedPod::ports).orElse(List.of());
    return new CachedPod(
        metadata.getResourceVersion(),
        WorkloadReader.isFinished(pod),
        ports,
        new io.appfirewall.core.flow.Pod(
            new NamespacedName(metadata.getNamespace(), metadata.getName()),
            workload(metadata),
            labels(metadata),
            ports.stream().flatMap(port -> port.named().stream()).toList(),
            spec.map(PodSpec::getHostNetwork).orElse(false),
            Optional.ofNullable(pod.getStatus()).map(CachedPod::addresses).orElse(Set.of())));
  }

  /** The same pod with its larger parts taken from where equal ones are kept. */
  CachedPod sharing(Interner interner) {
    return new CachedPod(
        resourceVersion,
        finished,
        interner.one(ports),
        new io.appfirewall.core.flow.Pod(
            new NamespacedName(interner.one(namespace()), name()),
            interner.one(party.workload()),
            interner.one(party.labels()),
            interner.one(party.ports()),
            party.hostNetwork(),
            party.addresses()));
  }

  public String namespace() {
    return party.id().namespace();
  }

  public String name() {
    return party.id().name();
  }

  public Map<String, String> labels() {
    return party.labels();
  }

  public boolean hostNetwork() {
    return party.hostNetwork();
  }

  /** Whether policies treat it as they did before, whatever else has changed. */
  boolean isSameForPolicies(@Nullable CachedPod before) {
    return before != null
        && finished == before.finished
        && ports.equals(before.ports)
        && party.equals(before.party);
  }

  // Of a chain of controllers only the first is known, and of that the name. A Deployment is found
  // by it; a CronJob is not, so that each of its Jobs is a workload of its own.
  private static Workload workload(ObjectMeta metadata) {
    return metadata.getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst()
        // A node owns the static pods that run on it, which have nothing else in common.
        .filter(owner -> !owner.getKind().equals("Node"))
        .map(owner -> workload(metadata, owner))
        .orElseGet(
            () -> new Workload(metadata.getNamespace(), metadata.getName(), Kind.POD.toString()));
  }

  private static Workload workload(ObjectMeta metadata, OwnerReference owner) {
    String end = "-" + labels(metadata).getOrDefault(TEMPLATE_HASH, "");
    String name = owner.getName();
    boolean isOfDeployment =
        owner.getKind().equals("ReplicaSet")
            && end.length() > 1
            && name.endsWith(end)
            && name.length() > end.length();
    return isOfDeployment
        ? new Workload(
            metadata.getNamespace(), name.substring(0, name.length() - end.length()), "Deployment")
        : new Workload(metadata.getNamespace(), name, owner.getKind());
  }

  private static Map<String, String> labels(ObjectMeta metadata) {
    return Objects.requireNonNullElse(metadata.getLabels(), Map.of());
  }

  private static List<Port> ports(PodSpec spec) {
    return WorkloadReader.containers(spec)
        .map(Container::getPorts)
        .flatMap(List::stream)
        .filter(port -> port.getContainerPort() != null)
        .map(port ->
            new Port(
                Objects.requireNonNullElse(port.getName(), ""),
                Objects.requireNonNullElse(port.getProtocol(), "TCP"),
                port.getContainerPort()))
        .toList();
  }

  private static Set<Cidr> addresses(PodStatus status) {
    return status.getPodIPs().stream()
        .map(PodIP::getIp)
        .filter(Objects::nonNull)
        .flatMap(address -> Cidr.ofAddress(address).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
