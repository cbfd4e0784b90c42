package io.appfirewall.laws;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One address, and which blocks it is in; by arithmetic of its own. */
record Ip(boolean six, long high, long low) {
  private static final Map<Cidr, Block> BLOCKS = new ConcurrentHashMap<>();

  private record Block(Ip first, int length) {
    static Block of(Cidr cidr) {
      String[] parts = cidr.toString().split("/", 2);
      return new Block(Ip.of(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean holds(Ip ip) {
      int highBits = first.six ? Math.min(length, 64) : 0;
      int lowBits = first.six ? Math.max(length - 64, 0) : length + 32;
      return ip.six == first.six
          && equal(ip.high, first.high, highBits)
          && equal(ip.low, first.low, lowBits);
    }

    private static boolean equal(long a, long b, int bits) {
      return bits == 0 || (a ^ b) >>> (64 - bits) == 0;
    }
  }

  static Ip of(String literal) {
    InetAddress address = InetAddress.ofLiteral(literal);
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet6Address
        ? new Ip(true, bytes.getLong(), bytes.getLong())
        : new Ip(false, 0, Integer.toUnsignedLong(bytes.getInt()));
  }

  boolean isIn(Cidr cidr) {
    return BLOCKS.computeIfAbsent(cidr, Block::of).holds(this);
  }

  boolean isIn(IpBlock block) {
    return isIn(block.cidr()) && block.except().stream().noneMatch(this::isIn);
  }
}
