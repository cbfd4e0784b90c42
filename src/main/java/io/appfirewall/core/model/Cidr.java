package io.appfirewall.core.model;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A block of addresses, IPv4 (RFC 4632) or IPv6 (RFC 4291), without host bits, written as RFC 5952
 * has it. Ordered by family, then address, then the wider first.
 */
public record Cidr(IPAddress block) implements Comparable<Cidr> {
  private static final Comparator<Cidr> ORDER =
      Comparator.comparing(Cidr::family)
          .thenComparing(cidr -> cidr.block().getBytes(), Arrays::compareUnsigned)
          .thenComparingInt(Cidr::prefixLength);

  /**
   * Digits, dots, colons and a prefix length only: no names, wildcards, ranges, masks, zones.
   * Leading zeros of the prefix length are read, since the library takes the one of /0 for such.
   */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  /** The two families of addresses. */
  public enum Family {
    IPV4("IPv4"),
    IPV6("IPv6");

    private final String text;

    Family(String text) {
      this.text = text;
    }

    /** As Kubernetes writes it: {@code IPv4}. */
    @Override
    public String toString() {
      return text;
    }
  }

  public Cidr {
    if (!block.isPrefixed() || !block.isPrefixBlock()) {
      throw new IllegalArgumentException("not a CIDR without host bits: " + block);
    }
  }

  /**
   * The block that a text means, host bits dropped; empty when it means none. A text is canonical
   * exactly when it equals the result's {@link #toString}.
   */
  public static Optional<Cidr> read(String text) {
    IPAddress address = new IPAddressString(text, STRICT).getAddress();
    if (address == null || !text.contains("/") || isMappedIpv4(address)) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(address.toPrefixBlock()));
  }

  /** The block of one address alone, /32 or /128; empty when the text is not an address. */
  public static Optional<Cidr> ofAddress(String text) {
    IPAddress address = new IPAddressString(text, STRICT).getAddress();
    if (address == null || text.contains("/") || isMappedIpv4(address)) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(address.toPrefixBlock(address.getBitCount())));
  }

  /**
   * A canonical text's block.
   *
   * @throws IllegalArgumentException when the text is not canonical
   */
  public static Cidr of(String text) {
    return read(text)
        .filter(cidr -> cidr.toString().equals(text))
        .orElseThrow(() -> new IllegalArgumentException("not a canonical CIDR: " + text));
  }

  // ::ffff:10.0.0.1 is an IPv4 address in disguise; Kubernetes and CNIs disagree on what it
  // matches.
  private static boolean isMappedIpv4(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped();
  }

  public Family family() {
    return block.isIPv4() ? Family.IPV4 : Family.IPV6;
  }

  /** In bits, 0 to 32 or 128. */
  public int prefixLength() {
    return block.getNetworkPrefixLength();
  }

  /** Whether every address of the other block is in this one. */
  public boolean contains(Cidr other) {
    return family() == other.family() && block.contains(other.block);
  }

  /** Contains, and is not the same. */
  public boolean strictlyContains(Cidr other) {
    return contains(other) && prefixLength() < other.prefixLength();
  }

  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return block.toCanonicalString();
  }
}
