package io.appfirewall.core.model;

import java.util.List;

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
  public record ServicePort(String name, Protocol protocol, int port, Port target) {}

  /** One EndpointSlice: each address listens on each port. */
  public record Endpoints(List<Cidr> addresses, List<EndpointPort> ports) {
    public Endpoints {
      addresses = List.copyOf(addresses);
      ports = List.copyOf(ports);
    }
  }

  /** A port of an EndpointSlice; it serves the Service port of the same name. */
  public record EndpointPort(String name, Port target) {}
}
