package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.Service.EndpointPort;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.snapshot.ApiServer;
import io.appfirewall.core.snapshot.ApiServer.Access;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;

/** Reads where the API server is reached. */
public final class ApiServerReader {
  /**
   * The Service of the API server, and its one EndpointSlice: any other that has its label could be
   * anyone's.
   */
  public static final NamespacedName NAME = new NamespacedName("default", "kubernetes");

  private ApiServerReader() {}

  /** Empty when neither of the two is there. */
  public static Optional<ApiServer> read(
      Optional<Service> service, Optional<EndpointSlice> endpoints) {
    if (service.isEmpty() && endpoints.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApiServer(
            endpoints.map(ApiServerReader::access).orElse(NOWHERE),
            service.map(ApiServerReader::access).orElse(NOWHERE)));
  }

  private static final Access NOWHERE = new Access(List.of(), List.of());

  private static Access access(EndpointSlice slice) {
    Endpoints endpoints = ServiceReader.endpoints(slice);
    return new Access(
        endpoints.addresses(), endpoints.ports().stream().map(EndpointPort::target).toList());
  }

  private static Access access(Service service) {
    ServiceSpec spec = requireNonNullElse(service.getSpec(), new ServiceSpec());
    List<Port> ports =
        requireNonNullElse(spec.getPorts(), List.<ServicePort>of()).stream()
            .filter(port -> port.getPort() != null && PortNumbers.isNumber(port.getPort()))
            .flatMap(port ->
                Protocols.read(port.getProtocol())
                    .map(protocol -> Port.number(protocol, port.getPort()))
                    .stream())
            .toList();
    return new Access(ClusterIps.of(service), ports);
  }
}
