package io.appfirewall.core.model;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/**
 * A block of addresses, IPv4 (RFC 4632) or IPv6 (RFC 4291), without host bits, written as RFC 5952
 * has it. Ordered by family, then address, then the wider first. As numbers, since a large cluster
 * has as many as pods.
 *
 * @param high the first 64 bits of its first address in IPv6, 0 in IPv4
 * @param low the last 64 bits of its first address in IPv6, all 32 in IPv4
 * @param prefixLength in bits, 0 to 32 or 128
 */
public record Cidr(Family family, long high, long low, int prefixLength)
    implements Comparable<Cidr> {
  private static final Comparator<Cidr> ORDER =
      Comparator.comparing(Cidr::family)
          .thenComparing(Cidr::high, Long::compareUnsigned)
          .thenComparing(Cidr::low, Long::compareUnsigned)
          .thenComparingInt(Cidr::prefixLength);

  private static final BigInteger ALL_64 =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

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
    IPV4("IPv4", 32),
    IPV6("IPv6", 128);

    private final String text;
    private final int bits;

    Family(String text, int bits) {
      this.text = text;
      this.bits = bits;
    }

    /** As Kubernetes writes it: {@code IPv4}. */
    @Override
    public String toString() {
      return text;
    }
  }

  public Cidr {
    if (prefixLength < 0
        || prefixLength > family.bits
        || (family == Family.IPV4 && (high != 0 || low >>> family.bits != 0))
        || (high & ~highMask(family, prefixLength)) != 0
        || (low & ~lowMask(family, prefixLength)) != 0) {
      throw new IllegalArgumentException(
          "not a CIDR without host bits: %s %x %x/%d".formatted(family, high, low, prefixLength));
    }
  }

  /**
   * The same as the library has it.
   *
   * @throws IllegalArgumentException when it has no prefix length, or host bits
   */
  public static Cidr of(IPAddress block) {
    if (!block.isPrefixed() || !block.isPrefixBlock()) {
      throw new IllegalArgumentException("not a CIDR without host bits: " + block);
    }
    return around(block, block.getNetworkPrefixLength());
  }

  private static Cidr around(IPAddress address, int prefixLength) {
    if (address.isIPv4()) {
      return around(Family.IPV4, 0, address.toIPv4().getLower().longValue(), prefixLength);
    }
    BigInteger first = address.getLower().getValue();
    return around(
        Family.IPV6, first.shiftRight(Long.SIZE).longValue(), first.longValue(), prefixLength);
  }

  private static Cidr around(Family family, long high, long low, int prefixLength) {
    return new Cidr(
        family,
        high & highMask(family, prefixLength),
        low & lowMask(family, prefixLength),
        prefixLength);
  }

  // An IPv4 address is taken for the end of one of 128 bits.
  private static long highMask(Family family, int prefixLength) {
    return mask(Math.min(Family.IPV6.bits - family.bits + prefixLength, Long.SIZE));
  }

  private static long lowMask(Family family, int prefixLength) {
    return mask(Math.max(Family.IPV6.bits - family.bits + prefixLength - Long.SIZE, 0));
  }

  // A shift by 64 would be none.
  private static long mask(int ones) {
    return ones == 0 ? 0 : -1L << (Long.SIZE - ones);
  }

  /**
   * The block that a text means, host bits dropped; empty when it means none. A text is canonical
   * exactly when it equals the result's {@link #toString}.
   */
  public static Optional<Cidr> read(String text) {
    return text.contains("/")
        ? parse(text).map(address -> around(address, address.getNetworkPrefixLength()))
        : Optional.empty();
  }

  /** The block of one address alone, /32 or /128; empty when the text is not an address. */
  public static Optional<Cidr> ofAddress(String text) {
    return text.contains("/")
        ? Optional.empty()
        : parse(text).map(address -> around(address, address.getBitCount()));
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

  private static Optional<IPAddress> parse(String text) {
    return Optional.ofNullable(new IPAddressString(text, STRICT).getAddress())
        .filter(address -> !isMappedIpv4(address));
  }

  // ::ffff:10.0.0.1 is an IPv4 address in disguise; Kubernetes and CNIs disagree on what it
  // matches.
  private static boolean isMappedIpv4(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped();
  }

  /** The same as the library has it. */
  public IPAddress block() {
    IPAddress first =
        switch (family) {
          case IPV4 -> new IPv4Address((int) low);
          case IPV6 -> new IPv6Address(high, low);
        };
    return first.toPrefixBlock(prefixLength);
  }

  /** Its first address as a number. */
  public BigInteger first() {
    return unsigned(high).shiftLeft(Long.SIZE).or(unsigned(low));
  }

  /** Its last address as a number. */
  public BigInteger last() {
    return first()
        .or(BigInteger.ONE.shiftLeft(family.bits - prefixLength).subtract(BigInteger.ONE));
  }

  private static BigInteger unsigned(long bits) {
    return BigInteger.valueOf(bits).and(ALL_64);
  }

  /** Whether every address of the other block is in this one. */
  public boolean contains(Cidr other) {
    return family == other.family
        && prefixLength <= other.prefixLength
        && ((high ^ other.high) & highMask(family, prefixLength)) == 0
        && ((low ^ other.low) & lowMask(family, prefixLength)) == 0;
  }

  /** Contains, and is not the same. */
  public boolean strictlyContains(Cidr other) {
    return contains(other) && prefixLength < other.prefixLength;
  }

  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return block().toCanonicalString();
  }
}
