package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule names a list of addresses that is not accepted; its entries count for nothing. */
final class AddressGroupNotReadableCheck extends PeerCheck {
  AddressGroupNotReadableCheck() {
    super(Code.ADDRESS_GROUP_NOT_READABLE);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.AddressGroupRef(ObjectId id))) {
      return Optional.empty();
    }
    return snapshot
        .addressGroup(id)
        .filter(group -> group.value().isEmpty())
        .map(group -> id + " is not accepted, so it has no addresses. Mend it there.");
  }
}
