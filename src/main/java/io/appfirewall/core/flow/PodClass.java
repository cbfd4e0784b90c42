package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr.Family;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Pods that no policy can tell apart.
 *
 * @param labels those that some selector looks at; none on the host network
 * @param ports those whose names some rule uses; none on the host network
 * @param pieces of the addresses in which theirs lie; none for a family in which none is known
 */
record PodClass(
    String namespace,
    Map<String, String> labels,
    Set<NamedPort> ports,
    boolean hostNetwork,
    Map<Family, Integer> pieces) {

  /**
   * The families that a connection between two pods can have: those that both have an address of. A
   * pod without a known address will get one of the families of the other.
   */
  Set<Family> familiesWith(PodClass other) {
    Set<Family> common = EnumSet.noneOf(Family.class);
    for (Family family : Family.values()) {
      if ((pieces.isEmpty() || pieces.containsKey(family))
          && (other.pieces.isEmpty() || other.pieces.containsKey(family))) {
        common.add(family);
      }
    }
    return common;
  }
}
