package io.appfirewall.dashboard.page;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.SelectorIndex;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The groups that there are, and which of them a pod is in. */
final class MapGroups {
  private final SelectorIndex index = new SelectorIndex();
  private final SortedMap<NamespacedName, ObjectState> states = new TreeMap<>();

  MapGroups(List<AppFirewall> firewalls) {
    for (AppFirewall firewall : firewalls) {
      Optional<Group> group = GroupReader.read(firewall);
      group.ifPresent(index::put);
      group.ifPresent(read -> states.put(read.id(), Standing.of(firewall).state()));
    }
  }

  /** All of them, and what state they are in. */
  SortedMap<NamespacedName, ObjectState> states() {
    return Collections.unmodifiableSortedMap(states);
  }

  /** Those in which there are groups. */
  Stream<String> namespaces() {
    return states.keySet().stream().map(NamespacedName::namespace).distinct();
  }

  /** The groups that are looked at more closely. */
  Stream<NamespacedName> in(Focus focus) {
    return states.keySet().stream().filter(focus::holds);
  }

  /** The groups that a pod is in; none where it is on its node's network. */
  Set<NamespacedName> of(Pod pod) {
    return pod.hostNetwork() ? Set.of() : index.of(pod.id().namespace(), pod.labels());
  }
}
