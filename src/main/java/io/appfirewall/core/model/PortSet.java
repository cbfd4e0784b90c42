package io.appfirewall.core.model;

import java.util.List;

/**
 * Which ports a rule opens. "Every port" is a value of its own: in a NetworkPolicy it is written as
 * an empty list, which here no list can become by accident.
 */
public sealed interface PortSet {
  PortSet EVERY = new Every();

  static PortSet of(List<Port> ports) {
    return new Listed(ports);
  }

  static PortSet of(Port... ports) {
    return new Listed(List.of(ports));
  }

  /** Every port of every protocol. */
  record Every() implements PortSet {
    @Override
    public String toString() {
      return "every port";
    }
  }

  /** These ports; at least one, sorted, without repeats. */
  record Listed(List<Port> ports) implements PortSet {
    public Listed {
      if (ports.isEmpty()) {
        throw new IllegalArgumentException("a list of ports that lists none");
      }
      ports = ports.stream().distinct().sorted().toList();
    }

    @Override
    public String toString() {
      return String.join(", ", ports.stream().map(Port::toString).toList());
    }
  }
}
