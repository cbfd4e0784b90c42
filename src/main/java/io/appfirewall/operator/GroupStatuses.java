package io.appfirewall.operator;

import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.manifest.status.GroupStatus;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Knows what an address group's status is made of. */
@Component
final class GroupStatuses {
  private final Users users;
  private final Clock clock;

  GroupStatuses(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /** The status now. */
  AddressGroupStatus status(
      OwnResource<?, AddressGroupStatus> object, Judged<AddressGroup> judged) {
    return GroupStatus.of(object, judged, users.of(judged.id()), clock.instant());
  }
}
