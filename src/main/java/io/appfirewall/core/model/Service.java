package io.appfirewall.core.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Kubernetes Service, as far as a peer can stand for it. */
public record Service(NamespacedName id, Backend backend, List<ServicePort> ports) {
  public Service {
    ports = List.copyOf(ports);
  }

  /** What is behind a Service. */
  public sealed interface Backend {
    /** Pods of the Service's namespace, by its selector, which to be empty means not to have. */
    record Selected(LabelSelector pods) implements Backend {
      public Selected {
        if (pods.selectsEverything()) {
          throw new IllegalArgumentException("a Service's empty selector selects nothing");
        }
      }
    }

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

  /** A port of an EndpointSlice; it serves the Service port of the same name and protocol. */
  public record EndpointPort(String name, Port target) {
    public EndpointPort {
      if (target instanceof Port.All) {
        throw new IllegalArgumentException("an endpoint listens on a port, not on all of them");
      }
    }

    boolean serves(ServicePort port) {
      return name.equals(port.name()) && target.protocol() == port.protocol();
    }
  }

  /** Where the ports that a rule chooses lead, at the pods behind it. */
  public List<Port> targets(Optional<PortSet> rulePorts) {
    return chosenBy(rulePorts).map(ServicePort::target).toList();
  }

  /** Where the ports that a rule chooses lead, at the addresses of one EndpointSlice. */
  public List<Port> targets(Optional<PortSet> rulePorts, Endpoints slice) {
    return chosenBy(rulePorts)
        .flatMap(chosen -> slice.ports().stream().filter(port -> port.serves(chosen)))
        .map(EndpointPort::target)
        .toList();
  }

  // All of the Service's ports when the rule has none.
  private Stream<ServicePort> chosenBy(Optional<PortSet> rulePorts) {
    return switch (rulePorts.orElse(PortSet.EVERY)) {
      case PortSet.Every every -> ports.stream();
      case PortSet.Listed(List<Port> wanted) ->
          ports.stream().filter(port -> wanted.stream().anyMatch(port::isChosenBy));
    };
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
