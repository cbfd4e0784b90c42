package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.manifest.AddressGroupReader;
import org.springframework.stereotype.Component;

/** One AddressGroup's status. The SDK reads the kind from this class's declaration. */
@Component
final class AddressGroupReconciler extends GroupReconciler<AddressGroup> {
  AddressGroupReconciler(
      CacheGate gate,
      PrimaryCaches caches,
      Triggers triggers,
      GroupStatuses statuses,
      StatusWriter writer) {
    super(
        gate,
        caches.addressGroups(),
        triggers.addressGroups(),
        statuses,
        writer,
        AddressGroupReader::read,
        AddressGroup::new);
  }
}
