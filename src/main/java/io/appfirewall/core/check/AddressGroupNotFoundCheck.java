package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** A rule names a list of addresses that is not there. */
final class AddressGroupNotFoundCheck extends PeerCheck {
  AddressGroupNotFoundCheck() {
    super(Code.ADDRESS_GROUP_NOT_FOUND);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    return peer instanceof Peer.AddressGroupRef(ObjectId group)
            && !snapshot.addressGroups().containsKey(group)
            && !snapshot.unreadable().contains(group)
        ? Optional.of("there is no " + group + ". Create it, or remove this peer.")
        : Optional.empty();
  }
}
