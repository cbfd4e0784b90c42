package io.appfirewall.core.model;

import java.util.List;

/** A named list of addresses: the union of its entries, nobody when it has none. */
public record AddressGroup(ObjectId id, List<IpBlock> addresses) {
  public AddressGroup {
    addresses = List.copyOf(addresses);
  }
}
