package io.appfirewall.core.model;

import java.util.List;
import java.util.Optional;

/** A Kubernetes Service, as far as a peer can stand for it. */
public record Service(NamespacedName id, Backend backend, List<ServicePort> ports) {
  public Service {
    ports = List.copyOf(ports);
  }

  /** What is behind a Service. */
  public sealed interface Backend {
    /** Pods of the Service's namespace, by its selector. */
    record Selected(LabelSelector pods) implements Backend {}

    /** No selector: the addresses of its EndpointSlices. */
    record Listed(List<Endpoints> slices) implements Backend {
      public Listed {
        slices = List.copyOf(slices);
      }
    }

    /** {@code type: ExternalName}: a name in somebody's DNS, which no NetworkPolicy can hold. */
    record External(String host) implements Backend {}
  }

  /**
   * A port of a Service, and where it leads.
   *
   * @param name empty only where the Service has one port
   * @param port the Service's port, 1 to 65535
   */
  public record ServicePort(String name, Protocol protocol, int port, Port target) {
    boolean isChosenBy(Port wanted) {
      return protocol == wanted.protocol()
          && switch (wanted) {
            case Port.Numbered(Protocol p, PortRange range) -> range.contains(port);
            case Port.Named(Protocol p, String wantedName) -> wantedName.equals(name);
            case Port.All all -> true;
          };
    }

    @Override
    public String toString() {
      return protocol + " " + port + (name.isEmpty() ? "" : " (" + name + ")");
    }
  }

  /** One EndpointSlice: each address listens on each port. */
  public record Endpoints(List<Cidr> addresses, List<EndpointPort> ports) {
    public Endpoints {
      addresses = List.copyOf(addresses);
      ports = List.copyOf(ports);
    }
  }

  /** A port of an EndpointSlice; it serves the Service port of the same name. */
  public record EndpointPort(String name, Port target) {}

  /** The Service's ports that a rule's ports choose; all of them when the rule has none. */
  public List<ServicePort> chosenBy(Optional<PortSet> rulePorts) {
    return ports.stream()
        .filter(port ->
            switch (rulePorts.orElse(PortSet.EVERY)) {
              case PortSet.Every every -> true;
              case PortSet.Listed(List<Port> wanted) -> wanted.stream().anyMatch(port::isChosenBy);
            })
        .toList();
  }

  /** Those of a rule's ports that choose none of the Service's, in words. */
  public List<String> notFound(PortSet rulePorts) {
    return switch (rulePorts) {
      case PortSet.Every every -> ports.isEmpty() ? List.of(every.toString()) : List.of();
      case PortSet.Listed(List<Port> wanted) ->
          wanted.stream()
              .filter(port -> ports.stream().noneMatch(own -> own.isChosenBy(port)))
              .map(Port::toString)
              .toList();
    };
  }
}
