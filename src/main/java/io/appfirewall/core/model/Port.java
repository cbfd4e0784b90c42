package io.appfirewall.core.model;

/** One entry of a list of ports, of a firewall's rule and of a NetworkPolicy's alike. */
public sealed interface Port extends Comparable<Port> {
  Protocol protocol();

  static Port number(Protocol protocol, int port) {
    return new Numbered(protocol, PortRange.single(port));
  }

  static Port named(Protocol protocol, String name) {
    return new Named(protocol, name);
  }

  /** One port, or a run of them ({@code endPort}). */
  record Numbered(Protocol protocol, PortRange range) implements Port {
    @Override
    public String toString() {
      return protocol + " " + range;
    }
  }

  /** A port by the name that the destination pod's container gives it. */
  record Named(Protocol protocol, String name) implements Port {
    @Override
    public String toString() {
      return protocol + " " + name;
    }
  }

  /** Every port of one protocol. */
  record All(Protocol protocol) implements Port {
    @Override
    public String toString() {
      return "every " + protocol + " port";
    }
  }

  /** By protocol; numbers before names before all. */
  @Override
  default int compareTo(Port other) {
    if (protocol() != other.protocol()) {
      return protocol().compareTo(other.protocol());
    }
    return switch (this) {
      case Numbered(Protocol p, PortRange range) ->
          other instanceof Numbered(Protocol q, PortRange otherRange)
              ? range.compareTo(otherRange)
              : -1;
      case Named(Protocol p, String name) ->
          switch (other) {
            case Numbered n -> 1;
            case Named(Protocol q, String otherName) -> name.compareTo(otherName);
            case All a -> -1;
          };
      case All a -> other instanceof All ? 0 : 1;
    };
  }
}
