package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** An empty list of addresses is nobody. */
final class EmptyAddressGroupCheck extends PeerCheck {
  EmptyAddressGroupCheck() {
    super(Code.EMPTY_ADDRESS_GROUP);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    if (!(peer instanceof Peer.AddressGroupRef(ObjectId id))) {
      return Optional.empty();
    }
    return snapshot
        .addressGroup(id)
        .flatMap(group -> group.value())
        .map(AddressGroup::addresses)
        .filter(addresses -> addresses.isEmpty())
        .map(none -> id + " has no addresses, so this peer is nobody.");
  }
}
