package io.appfirewall.manifest;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pods and their controllers, collected in any order. Where pods of a workload are there, they
 * stand for it; else its topmost controller's template does.
 */
final class Workloads {
  /** Deeper than any chain of owners is; whoever names himself as his owner ends here. */
  private static final int MOST_OWNERS = 8;

  private final List<io.fabric8.kubernetes.api.model.Pod> pods = new ArrayList<>();
  private final Map<Workload, HasMetadata> controllers = new LinkedHashMap<>();

  void add(io.fabric8.kubernetes.api.model.Pod pod) {
    pods.add(pod);
  }

  void addController(HasMetadata controller) {
    controllers.put(workload(controller), controller);
  }

  /** The pods, each with its workload. */
  List<Pod> pods() {
    List<Pod> all = new ArrayList<>();
    Set<Workload> standing = new HashSet<>();
    for (io.fabric8.kubernetes.api.model.Pod pod : pods) {
      if (!WorkloadReader.isFinished(pod)) {
        Workload workload = topmost(pod);
        standing.add(workload);
        all.add(WorkloadReader.pod(pod, workload));
      }
    }
    controllers.forEach((workload, controller) -> {
      Optional<PodTemplateSpec> template = WorkloadReader.template(controller);
      if (template.isPresent() && owner(controller).isEmpty() && standing.add(workload)) {
        all.add(WorkloadReader.promised(controller, template.get(), workload));
      }
    });
    return all;
  }

  /** What an object is a part of, as far up as is known. */
  Workload topmost(HasMetadata object) {
    Workload top = workload(object);
    Optional<Workload> owner = owner(object);
    for (int i = 0; i < MOST_OWNERS && owner.isPresent(); i++) {
      top = owner.get();
      owner = Optional.ofNullable(controllers.get(top)).flatMap(Workloads::owner);
    }
    return top;
  }

  private static Optional<Workload> owner(HasMetadata object) {
    String namespace = Metadata.namespacedName(object).namespace();
    return Optional.ofNullable(object.getMetadata().getOwnerReferences()).stream()
        .flatMap(List::stream)
        .filter(owner -> PolicyReader.isController(owner) && !isNode(owner))
        .filter(owner -> owner.getName() != null && owner.getKind() != null)
        .findFirst()
        .map(owner -> workload(namespace, owner));
  }

  // It owns the static pods that run on it, which have nothing else in common.
  private static boolean isNode(OwnerReference owner) {
    return "Node".equals(owner.getKind());
  }

  private static Workload workload(String namespace, OwnerReference owner) {
    return workload(namespace, owner.getName(), owner.getKind());
  }

  private static Workload workload(HasMetadata object) {
    var id = Metadata.namespacedName(object);
    return workload(id.namespace(), id.name(), object.getKind());
  }

  private static Workload workload(String namespace, String name, String kind) {
    return new Workload(Shown.key(namespace), Shown.key(name), Shown.key(kind));
  }
}
