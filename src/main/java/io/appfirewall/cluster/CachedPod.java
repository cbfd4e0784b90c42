package io.appfirewall.cluster;

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
import org.jspecify.annotations.Nullable;

/**
 * What anybody wants to know of a pod: some 300 bytes, where the pod itself takes 15 KB.
 *
 * @param labels shared by all pods that have the same
 * @param ports the ports that its containers declare, shared likewise
 * @param finished whether it has ended for good, so that it neither sends nor receives
 */
public record CachedPod(
    String namespace,
    String name,
    String resourceVersion,
    Map<String, String> labels,
    boolean hostNetwork,
    boolean finished,
    List<Port> ports,
    List<String> addresses,
    String node,
    Optional<Controller> controller) {
  /** A port that a container declares; without a name, no named port leads to it. */
  public record Port(String name, String protocol, int number) {}

  /** Whose pod it is. */
  public record Controller(String kind, String name) {}

  static CachedPod of(Pod pod) {
    ObjectMeta metadata = pod.getMetadata();
    Optional<PodSpec> spec = Optional.ofNullable(pod.getSpec());
    Optional<PodStatus> status = Optional.ofNullable(pod.getStatus());
    return new CachedPod(
        metadata.getNamespace(),
        metadata.getName(),
        metadata.getResourceVersion(),
        metadata.getLabels() == null ? Map.of() : Map.copyOf(metadata.getLabels()),
        spec.map(PodSpec::getHostNetwork).orElse(false),
        WorkloadReader.isFinished(pod),
        spec.map(CachedPod::ports).orElse(List.of()),
        status.map(CachedPod::addresses).orElse(List.of()),
        spec.map(PodSpec::getNodeName).orElse(""),
        metadata.getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .map(CachedPod::controller)
            .findFirst());
  }

  /** The same pod with its larger parts taken from where equal ones are kept. */
  CachedPod sharing(Interner interner) {
    return new CachedPod(
        interner.one(namespace),
        name,
        resourceVersion,
        interner.one(labels),
        hostNetwork,
        finished,
        interner.one(ports),
        addresses,
        interner.one(node),
        interner.one(controller));
  }

  /** Whether policies treat it as they did before, whatever else has changed. */
  boolean isSameForPolicies(@Nullable CachedPod before) {
    return before != null
        && hostNetwork == before.hostNetwork
        && finished == before.finished
        && labels.equals(before.labels)
        && ports.equals(before.ports)
        && addresses.equals(before.addresses);
  }

  private static List<Port> ports(PodSpec spec) {
    return spec.getContainers().stream()
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

  private static List<String> addresses(PodStatus status) {
    return status.getPodIPs().stream().map(PodIP::getIp).filter(Objects::nonNull).toList();
  }

  private static Controller controller(OwnerReference owner) {
    return new Controller(owner.getKind(), owner.getName());
  }
}
