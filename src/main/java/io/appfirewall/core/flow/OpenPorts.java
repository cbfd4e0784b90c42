package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import java.util.Collection;
import java.util.List;

/** What a rule's ports open at one destination. */
public final class OpenPorts {
  private OpenPorts() {}

  /** Whether it depends on the destination. */
  static boolean hasNames(PortSet ports) {
    return ports instanceof PortSet.Listed(List<Port> listed)
        && listed.stream().anyMatch(Port.Named.class::isInstance);
  }

  /**
   * What is open.
   *
   * @param names that the destination has for its ports; an address outside has none
   */
  public static Connections of(PortSet ports, Collection<NamedPort> names) {
    return switch (ports) {
      case PortSet.Every every -> Connections.ALL;
      case PortSet.Listed(List<Port> listed) ->
          listed.stream().map(port -> of(port, names)).reduce(Connections.NONE, Connections::union);
    };
  }

  private static Connections of(Port port, Collection<NamedPort> names) {
    return switch (port) {
      case Port.All(Protocol protocol) -> Connections.of(protocol, Ports.ALL);
      case Port.Numbered(Protocol protocol, PortRange range) ->
          Connections.of(protocol, Ports.of(range));
      case Port.Named(Protocol protocol, String name) ->
          names.stream()
              .filter(named -> named.protocol() == protocol && named.name().equals(name))
              .map(named -> Connections.of(protocol, named.number()))
              .reduce(Connections.NONE, Connections::union);
    };
  }
}
