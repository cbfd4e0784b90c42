package io.appfirewall.core.model;

import java.util.List;

/** A named list of addresses: the union of its entries, nobody when it has none. */
public record AddressGroup(ObjectId id, List<IpBlock> addresses) {
  public AddressGroup {
    addresses = List.copyOf(addresses);
  }

  /** The same addresses in as few blocks as is known to be exact. */
  public List<IpBlock> aggregated() {
    return IpBlock.aggregate(addresses);
  }
}
