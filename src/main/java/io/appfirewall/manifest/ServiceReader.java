package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.model.Service.Backend;
import io.appfirewall.core.model.Service.EndpointPort;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.model.Service.ServicePort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Service and its EndpointSlices. What cannot be read of them is left out, so that it opens
 * nothing.
 */
public final class ServiceReader {
  /** The label by which an EndpointSlice names its Service. */
  public static final String SERVICE_NAME = "kubernetes.io/service-name";

  private static final Comparator<Endpoints> ORDER = Comparator.comparing(Endpoints::toString);

  private ServiceReader() {}

  /**
   * The Service.
   *
   * @param slices its EndpointSlices; only read where it has no selector
   */
  public static Service read(
      io.fabric8.kubernetes.api.model.Service object, Collection<EndpointSlice> slices) {
    ServiceSpec spec = requireNonNullElse(object.getSpec(), new ServiceSpec());
    List<ServicePort> ports =
        requireNonNullElse(spec.getPorts(), List.<io.fabric8.kubernetes.api.model.ServicePort>of())
            .stream()
            .flatMap(port -> servicePort(port).stream())
            .toList();
    return new Service(Metadata.namespacedName(object), backend(spec, slices), ports);
  }

  private static Backend backend(ServiceSpec spec, Collection<EndpointSlice> slices) {
    if ("ExternalName".equals(spec.getType())) {
      return new Backend.External(requireNonNullElse(spec.getExternalName(), ""));
    }
    Map<String, String> selector = requireNonNullElse(spec.getSelector(), Map.of());
    return selector.isEmpty()
        ? new Backend.Listed(slices.stream().map(ServiceReader::endpoints).sorted(ORDER).toList())
        : new Backend.Selected(LabelSelector.labels(selector));
  }

  private static Optional<ServicePort> servicePort(
      io.fabric8.kubernetes.api.model.ServicePort port) {
    Optional<Protocol> protocol = Protocols.read(port.getProtocol());
    if (protocol.isEmpty() || port.getPort() == null || !PortNumbers.isNumber(port.getPort())) {
      return Optional.empty();
    }
    return target(port.getTargetPort(), port.getPort(), protocol.get())
        .map(target ->
            new ServicePort(
                requireNonNullElse(port.getName(), ""), protocol.get(), port.getPort(), target));
  }

  private static Optional<Port> target(@Nullable IntOrString target, int port, Protocol protocol) {
    if (target == null) {
      return Optional.of(Port.number(protocol, port));
    }
    if (PortNumbers.isGivenAsNumber(target)) {
      int number = target.getIntVal() == 0 ? port : target.getIntVal();
      return Optional.of(number).filter(PortNumbers::isNumber).map(n -> Port.number(protocol, n));
    }
    return Optional.ofNullable(target.getStrVal())
        .filter(PortNumbers::isName)
        .map(name -> Port.named(protocol, name));
  }

  /** The addresses of one EndpointSlice, ready or not, and the ports that they listen on. */
  static Endpoints endpoints(EndpointSlice slice) {
    List<Cidr> addresses =
        requireNonNullElse(slice.getEndpoints(), List.<Endpoint>of()).stream()
            .flatMap(
                endpoint -> requireNonNullElse(endpoint.getAddresses(), List.<String>of()).stream())
            .flatMap(address -> Cidr.ofAddress(address).stream())
            .distinct()
            .sorted()
            .toList();
    List<EndpointPort> ports =
        requireNonNullElse(
                slice.getPorts(),
                List.<io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort>of())
            .stream()
            .flatMap(port -> endpointPort(port).stream())
            .toList();
    return new Endpoints(addresses, ports);
  }

  private static Optional<EndpointPort> endpointPort(
      io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort port) {
    String name = requireNonNullElse(port.getName(), "");
    return Protocols.read(port.getProtocol())
        .flatMap(protocol -> endpointTarget(port.getPort(), protocol))
        .map(target -> new EndpointPort(name, target));
  }

  // A port without a number would be every port, which nobody spelt; kube-proxy leaves it out, too.
  private static Optional<Port> endpointTarget(@Nullable Integer number, Protocol protocol) {
    return Optional.ofNullable(number)
        .filter(PortNumbers::isNumber)
        .map(n -> Port.number(protocol, n));
  }
}
