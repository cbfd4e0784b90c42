package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what policies can see of a pod, or of the pods that a controller's template promises. */
public final class WorkloadReader {
  private static final Set<String> FINAL_PHASES = Set.of("Succeeded", "Failed");

  private WorkloadReader() {}

  /** The template of a controller; empty for every other object. */
  static Optional<PodTemplateSpec> template(HasMetadata object) {
    return switch (object) {
      case Deployment d -> Optional.ofNullable(d.getSpec()).map(spec -> spec.getTemplate());
      case StatefulSet s -> Optional.ofNullable(s.getSpec()).map(spec -> spec.getTemplate());
      case DaemonSet d -> Optional.ofNullable(d.getSpec()).map(spec -> spec.getTemplate());
      case ReplicaSet r -> Optional.ofNullable(r.getSpec()).map(spec -> spec.getTemplate());
      case ReplicationController r ->
          Optional.ofNullable(r.getSpec()).map(spec -> spec.getTemplate());
      case Job j -> Optional.ofNullable(j.getSpec()).map(spec -> spec.getTemplate());
      case CronJob c ->
          Optional.ofNullable(c.getSpec())
              .map(spec -> spec.getJobTemplate())
              .map(job -> job.getSpec())
              .map(spec -> spec.getTemplate());
      default -> Optional.empty();
    };
  }

  /** A pod that has ended for good neither sends nor receives. */
  public static boolean isFinished(io.fabric8.kubernetes.api.model.Pod pod) {
    return Optional.ofNullable(pod.getStatus())
        .map(PodStatus::getPhase)
        .filter(FINAL_PHASES::contains)
        .isPresent();
  }

  static Pod pod(io.fabric8.kubernetes.api.model.Pod pod, Workload workload) {
    return pod(
        Metadata.namespacedName(pod),
        workload,
        pod.getMetadata(),
        pod.getSpec(),
        addresses(pod.getStatus()));
  }

  static Pod promised(HasMetadata controller, PodTemplateSpec template, Workload workload) {
    return pod(
        Metadata.namespacedName(controller),
        workload,
        template.getMetadata(),
        template.getSpec(),
        Set.of());
  }

  private static Pod pod(
      NamespacedName id,
      Workload workload,
      @Nullable ObjectMeta metadata,
      @Nullable PodSpec given,
      Set<Cidr> addresses) {
    PodSpec spec = requireNonNullElse(given, new PodSpec());
    Map<String, String> labels = metadata == null ? null : metadata.getLabels();
    return new Pod(
        id,
        workload,
        requireNonNullElse(labels, Map.of()),
        ports(spec),
        Boolean.TRUE.equals(spec.getHostNetwork()),
        addresses);
  }

  /** Those that run for long: one that starts before the others and goes on is one like them. */
  public static Stream<Container> containers(PodSpec spec) {
    return Stream.concat(
        spec.getContainers().stream(),
        spec.getInitContainers().stream()
            .filter(container -> "Always".equals(container.getRestartPolicy())));
  }

  private static List<NamedPort> ports(PodSpec spec) {
    return containers(spec).flatMap(WorkloadReader::ports).toList();
  }

  private static Stream<NamedPort> ports(Container container) {
    return container.getPorts().stream()
        .filter(port -> port.getName() != null && hasNumber(port))
        .flatMap(port ->
            Protocols.read(port.getProtocol()).stream()
                .map(protocol -> new NamedPort(port.getName(), protocol, port.getContainerPort())));
  }

  private static boolean hasNumber(ContainerPort port) {
    return port.getContainerPort() != null && PortNumbers.isNumber(port.getContainerPort());
  }

  private static Set<Cidr> addresses(@Nullable PodStatus status) {
    return status == null
        ? Set.of()
        : Stream.concat(
                Stream.ofNullable(status.getPodIP()), status.getPodIPs().stream().map(PodIP::getIp))
            .filter(Objects::nonNull)
            .flatMap(address -> Cidr.ofAddress(address).stream())
            .collect(Collectors.toUnmodifiableSet());
  }
}
