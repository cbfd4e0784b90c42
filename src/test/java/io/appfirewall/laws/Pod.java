package io.appfirewall.laws;

import io.appfirewall.core.model.Protocol;
import java.util.List;
import java.util.Map;

/** A pod of the pod network, with the ports that its containers name. */
public record Pod(
    String namespace, String name, Map<String, String> labels, List<NamedPort> ports) {
  /** A container's port. */
  public record NamedPort(Protocol protocol, String name, int number) {}

  boolean names(Protocol protocol, String portName, int number) {
    return ports.contains(new NamedPort(protocol, portName, number));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
