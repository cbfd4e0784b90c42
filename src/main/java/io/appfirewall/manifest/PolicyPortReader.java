package io.appfirewall.manifest;

import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.Protocol;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one port of a NetworkPolicy's rule. */
final class PolicyPortReader {
  private PolicyPortReader() {}

  static Optional<Port> read(NetworkPolicyPort port) {
    return Protocols.read(port.getProtocol())
        .flatMap(protocol -> port(protocol, port.getPort(), port.getEndPort()));
  }

  private static Optional<Port> port(
      Protocol protocol, @Nullable IntOrString port, @Nullable Integer endPort) {
    if (port == null) {
      return endPort == null ? Optional.of(new Port.All(protocol)) : Optional.empty();
    }
    if (!PortNumbers.isGivenAsNumber(port)) {
      return Optional.ofNullable(port.getStrVal())
          .filter(name -> endPort == null && !name.isEmpty())
          .map(name -> Port.named(protocol, name));
    }
    int first = port.getIntVal();
    int last = endPort == null ? first : endPort;
    boolean legal = PortNumbers.isNumber(first) && PortNumbers.isNumber(last) && first <= last;
    return legal
        ? Optional.of(new Port.Numbered(protocol, new PortRange(first, last)))
        : Optional.empty();
  }
}
