package io.appfirewall.manifest.input;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers in their smallest form, so that equal ones are equal values: 5432.0 is 5432. */
final class Numbers {
  private static final double EXACT = 1L << 53;

  private Numbers() {}

  static Number compact(Number number) {
    return switch (number) {
      case BigInteger whole -> compact(whole);
      case BigDecimal broken -> compact(broken.doubleValue());
      case Double broken -> compact(broken.doubleValue());
      default -> compact(BigInteger.valueOf(number.longValue()));
    };
  }

  private static Number compact(BigInteger whole) {
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
  }

  private static Number compact(double broken) {
    boolean isWhole = Math.rint(broken) == broken && Math.abs(broken) <= EXACT;
    return isWhole ? compact(BigInteger.valueOf((long) broken)) : (Number) broken;
  }
}
