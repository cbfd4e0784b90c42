package io.appfirewall.core.model;

/** A run of ports, both ends included. */
public record PortRange(int first, int last) implements Comparable<PortRange> {
  public PortRange {
    if (first < 1 || last > 65_535 || first > last) {
      throw new IllegalArgumentException("not a port range: " + first + "-" + last);
    }
  }

  public static PortRange single(int port) {
    return new PortRange(port, port);
  }

  public boolean isSingle() {
    return first == last;
  }

  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  @Override
  public int compareTo(PortRange other) {
    return first != other.first
        ? Integer.compare(first, other.first)
        : Integer.compare(last, other.last);
  }

  @Override
  public String toString() {
    return isSingle() ? Integer.toString(first) : first + "-" + last;
  }
}
