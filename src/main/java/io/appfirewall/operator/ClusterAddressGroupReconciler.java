package io.appfirewall.operator;

import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.manifest.AddressGroupReader;
import org.springframework.stereotype.Component;

/** One ClusterAddressGroup's status. The SDK reads the kind from this class's declaration. */
@Component
final class ClusterAddressGroupReconciler extends GroupReconciler<ClusterAddressGroup> {
  ClusterAddressGroupReconciler(
      CacheGate gate,
      PrimaryCaches caches,
      Triggers triggers,
      GroupStatuses statuses,
      StatusWriter writer) {
    super(
        gate,
        caches.clusterAddressGroups(),
        triggers.clusterAddressGroups(),
        statuses,
        writer,
        AddressGroupReader::read,
        ClusterAddressGroup::new);
  }
}
