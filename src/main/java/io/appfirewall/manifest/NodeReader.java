package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.Cidr;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeStatus;
import java.util.List;

/** Reads a node's own addresses. */
public final class NodeReader {
  private NodeReader() {}

  /** Its addresses of type InternalIP. */
  public static List<Cidr> internalIps(Node node) {
    NodeStatus status = requireNonNullElse(node.getStatus(), new NodeStatus());
    return requireNonNullElse(status.getAddresses(), List.<NodeAddress>of()).stream()
        .filter(address -> "InternalIP".equals(address.getType()) && address.getAddress() != null)
        .flatMap(address -> Cidr.ofAddress(address.getAddress()).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
