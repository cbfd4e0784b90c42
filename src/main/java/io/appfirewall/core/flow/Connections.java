package io.appfirewall.core.flow;

import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.Protocol;
import java.util.StringJoiner;
import java.util.function.BinaryOperator;

/** A set of connections that one end can open to the other: ports of the other end, by protocol. */
public record Connections(Ports tcp, Ports udp, Ports sctp) {
  public static final Connections NONE = new Connections(Ports.NONE, Ports.NONE, Ports.NONE);
  public static final Connections ALL = new Connections(Ports.ALL, Ports.ALL, Ports.ALL);

  public static Connections of(Protocol protocol, Ports ports) {
    return switch (protocol) {
      case TCP -> new Connections(ports, Ports.NONE, Ports.NONE);
      case UDP -> new Connections(Ports.NONE, ports, Ports.NONE);
      case SCTP -> new Connections(Ports.NONE, Ports.NONE, ports);
    };
  }

  public static Connections of(Protocol protocol, int port) {
    return of(protocol, Ports.of(PortRange.single(port)));
  }

  public Ports ports(Protocol protocol) {
    return switch (protocol) {
      case TCP -> tcp;
      case UDP -> udp;
      case SCTP -> sctp;
    };
  }

  public boolean isEmpty() {
    return tcp.isEmpty() && udp.isEmpty() && sctp.isEmpty();
  }

  public boolean contains(Protocol protocol, int port) {
    return ports(protocol).contains(port);
  }

  public Connections union(Connections other) {
    return combine(other, Ports::union);
  }

  public Connections intersection(Connections other) {
    return combine(other, Ports::intersection);
  }

  /** Those of this set that are not in the other. */
  public Connections difference(Connections other) {
    return combine(other, Ports::difference);
  }

  public boolean isSubsetOf(Connections other) {
    return tcp.isSubsetOf(other.tcp) && udp.isSubsetOf(other.udp) && sctp.isSubsetOf(other.sctp);
  }

  private Connections combine(Connections other, BinaryOperator<Ports> operation) {
    return new Connections(
        operation.apply(tcp, other.tcp),
        operation.apply(udp, other.udp),
        operation.apply(sctp, other.sctp));
  }

  /**
   * For example {@code TCP 8080,9000-9010;UDP 53}; {@code All} for every port of every protocol.
   */
  @Override
  public String toString() {
    if (equals(ALL)) {
      return "All";
    }
    StringJoiner text = new StringJoiner(";");
    for (Protocol protocol : Protocol.values()) {
      if (!ports(protocol).isEmpty()) {
        text.add(protocol + " " + ports(protocol));
      }
    }
    return text.toString();
  }
}
