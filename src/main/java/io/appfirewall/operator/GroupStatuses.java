package io.appfirewall.operator;

import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.status.Conditions;
import io.appfirewall.manifest.status.ApiConditions;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the status of an address group of either kind together. */
@Component
final class GroupStatuses {
  private static final AddressGroupStatus NONE =
      new AddressGroupStatus(null, null, null, null, null, null);

  private final Users users;
  private final Clock clock;

  GroupStatuses(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /** The status now. */
  AddressGroupStatus status(
      CustomResource<?, AddressGroupStatus> object, Judged<AddressGroup> judged) {
    AddressGroupStatus before = Objects.requireNonNullElse(object.getStatus(), NONE);
    Long generation = object.getMetadata().getGeneration();
    Optional<AddressGroup> group = judged.value();
    return new AddressGroupStatus(
        generation,
        group.map(value -> value.addresses().size()).orElse(null),
        group.map(value -> value.aggregated().size()).orElse(null),
        group.map(GroupStatuses::families).orElse(null),
        users.of(judged.id()),
        ApiConditions.of(
            Conditions.ofGroup(judged.diagnostics()),
            before.conditions(),
            generation,
            clock.instant()));
  }

  private static List<String> families(AddressGroup group) {
    return group.addresses().stream()
        .map(block -> block.cidr().family())
        .distinct()
        .sorted()
        .map(Object::toString)
        .toList();
  }
}
