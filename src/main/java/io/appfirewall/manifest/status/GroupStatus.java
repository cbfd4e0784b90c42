package io.appfirewall.manifest.status;

import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.OwnResource;
import io.appfirewall.api.UsedBy;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.status.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts an address group's status together, as the API has it. */
public final class GroupStatus {
  private static final AddressGroupStatus NONE =
      new AddressGroupStatus(null, null, null, null, null, null);

  private GroupStatus() {}

  /** The status now. */
  public static AddressGroupStatus of(
      OwnResource<?, AddressGroupStatus> object,
      Judged<AddressGroup> judged,
      UsedBy usedBy,
      Instant now) {
    AddressGroupStatus before = Objects.requireNonNullElse(object.getStatus(), NONE);
    Long generation = object.getMetadata().getGeneration();
    Optional<AddressGroup> group = judged.value();
    return new AddressGroupStatus(
        generation,
        group.map(value -> value.addresses().size()).orElse(null),
        group.map(value -> value.aggregated().size()).orElse(null),
        group.map(GroupStatus::families).orElse(null),
        usedBy,
        ApiConditions.of(
            Conditions.ofGroup(judged.diagnostics()), before.conditions(), generation, now));
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
