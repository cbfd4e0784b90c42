package io.appfirewall.cluster;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** The same as the evaluator has pods. */
  public io.appfirewall.core.flow.Pod asParty() {
    return new io.appfirewall.core.flow.Pod(
        new NamespacedName(namespace, name),
        workload(),
        labels,
        ports.stream().flatMap(port -> port.named().stream()).toList(),
        hostNetwork,
        addresses.stream()
            .flatMap(address -> Cidr.ofAddress(address).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  // Of a chain of controllers only the first is known, and of that the name. A Deployment is found
  // by it; a CronJob is not, so that each of its Jobs is a workload of its own.
  private Workload workload() {
    return controller
        // A node owns the static pods that run on it, which have nothing else in common.
        .filter(owner -> !owner.kind().equals("Node"))
        .map(owner -> deployment(owner).orElse(owner))
        .map(owner -> new Workload(namespace, owner.name(), owner.kind()))
        .orElseGet(() -> new Workload(namespace, name, "Pod"));
  }

  private Optional<Controller> deployment(Controller owner) {
    String end = "-" + labels.getOrDefault(TEMPLATE_HASH, "");
    String replicaSet = owner.name();
    return owner.kind().equals("ReplicaSet")
            && end.length() > 1
            && replicaSet.endsWith(end)
            && replicaSet.length() > end.length()
        ? Optional.of(
            new Controller(
                "Deployment", replicaSet.substring(0, replicaSet.length() - end.length())))
        : Optional.empty();
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

  private static List<String> addresses(PodStatus status) {
    return status.getPodIPs().stream().map(PodIP::getIp).filter(Objects::nonNull).toList();
  }

  private static Controller controller(OwnerReference owner) {
    return new Controller(owner.getKind(), owner.getName());
  }
}
