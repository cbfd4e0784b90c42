package io.appfirewall.core.flow;

import inet.ipaddr.IPAddress;
import io.appfirewall.core.model.Cidr;
import java.util.Arrays;
import java.util.List;

/** A run of addresses of one family, both ends included. */
public record AddressRange(IPAddress first, IPAddress last) {
  public AddressRange {
    if (first.isIPv4() != last.isIPv4() || first.getValue().compareTo(last.getValue()) > 0) {
      throw new IllegalArgumentException("not a range of addresses: " + first + "-" + last);
    }
  }

  static AddressRange of(Cidr cidr) {
    return new AddressRange(
        cidr.block().getLower().withoutPrefixLength(),
        cidr.block().getUpper().withoutPrefixLength());
  }

  public Cidr.Family family() {
    return first.isIPv4() ? Cidr.Family.IPV4 : Cidr.Family.IPV6;
  }

  /** The same addresses in the fewest blocks, ascending. */
  public List<Cidr> cidrs() {
    return Arrays.stream(first.spanWithPrefixBlocks(last)).map(Cidr::of).toList();
  }

  /** For example {@code 10.0.0.0-10.255.255.255}. */
  @Override
  public String toString() {
    return first.toCanonicalString() + "-" + last.toCanonicalString();
  }
}
