package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.References;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.ServiceReader;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a change of an object means anything to those that name it; absent = not there. */
final class Meaning {
  private Meaning() {}

  static boolean differs(@Nullable Service before, @Nullable Service after) {
    return !service(before).equals(service(after));
  }

  static boolean differs(@Nullable EndpointSlice before, @Nullable EndpointSlice after) {
    return before == null
        || after == null
        || !Objects.equals(before.getEndpoints(), after.getEndpoints())
        || !Objects.equals(before.getPorts(), after.getPorts());
  }

  /** What a firewall names no longer, or only now. */
  static Set<ObjectId> namedByOneOf(@Nullable AppFirewall before, @Nullable AppFirewall after) {
    Set<ObjectId> either = new TreeSet<>(named(before));
    for (ObjectId object : named(after)) {
      if (!either.remove(object)) {
        either.add(object);
      }
    }
    return either;
  }

  /** Whether a baseline's policies depend on one of these entities. */
  static boolean uses(FirewallBaseline object, Set<Entity> entities) {
    return BaselineReader.read(object)
        .value()
        .filter(baseline ->
            entities.contains(Entity.CLUSTER_DNS)
                || Stream.of(baseline.allowIngress(), baseline.allowEgress())
                    .flatMap(Set::stream)
                    .anyMatch(entities::contains))
        .isPresent();
  }

  static Optional<Group> group(@Nullable AppFirewall firewall) {
    return Optional.ofNullable(firewall).flatMap(GroupReader::read);
  }

  private static Set<ObjectId> named(@Nullable AppFirewall firewall) {
    return firewall == null ? Set.of() : References.of(firewall).objects();
  }

  private static Optional<io.appfirewall.core.model.Service> service(@Nullable Service service) {
    return Optional.ofNullable(service).map(object -> ServiceReader.read(object, List.of()));
  }
}
