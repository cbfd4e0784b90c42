package io.appfirewall.core.lint;

import io.appfirewall.core.flow.Pod;
import java.util.Collection;
import java.util.List;

/** A few of many pods, by their workloads, for a message. */
final class Names {
  private static final int FEW = 3;

  private Names() {}

  static String of(Collection<Pod> pods) {
    List<String> names =
        pods.stream()
            .map(pod -> pod.workload().namespace() + "/" + pod.workload().name())
            .distinct()
            .sorted()
            .toList();
    String few = String.join(", ", names.stream().limit(FEW).toList());
    return names.size() > FEW ? few + " and " + (names.size() - FEW) + " more" : few;
  }
}
