package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.model.Cidr;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.stream.Stream;

/** Reads a Service's own addresses. */
public final class ClusterIps {
  private ClusterIps() {}

  /** In both families where it has them; none when it is headless. */
  public static List<Cidr> of(Service service) {
    ServiceSpec spec = requireNonNullElse(service.getSpec(), new ServiceSpec());
    return Stream.concat(
            Stream.ofNullable(spec.getClusterIP()),
            requireNonNullElse(spec.getClusterIPs(), List.<String>of()).stream())
        .flatMap(address -> Cidr.ofAddress(address).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
