package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod, or what a controller's template says its pods will be.
 *
 * @param workload what it is a part of
 * @param ports those that its containers declare by name
 * @param hostNetwork whether it is on its node's network: then no policy selects it, and only
 *     blocks of addresses can name it
 * @param addresses its own, each as a block of one address; none while not known
 */
public record Pod(
    NamespacedName id,
    Workload workload,
    Map<String, String> labels,
    List<NamedPort> ports,
    boolean hostNetwork,
    Set<Cidr> addresses)
    implements Party {
  public Pod {
    labels = Map.copyOf(labels);
    ports = List.copyOf(ports);
    addresses = Set.copyOf(addresses);
  }

  /** A container's port, 1 to 65535. */
  public record NamedPort(String name, Protocol protocol, int number) {}
}
