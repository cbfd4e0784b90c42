package io.appfirewall.core.snapshot;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Port;
import java.util.List;

/**
 * Where the API server is reached.
 *
 * @param endpoints of the EndpointSlice default/kubernetes
 * @param service of the Service default/kubernetes
 */
public record ApiServer(Access endpoints, Access service) {
  /** Whether there is no address of it at all. */
  public boolean isNowhere() {
    return endpoints.addresses().isEmpty() && service.addresses().isEmpty();
  }

  /** Addresses and the ports that they listen on; both may be empty. */
  public record Access(List<Cidr> addresses, List<Port> ports) {
    public Access {
      addresses = addresses.stream().distinct().sorted().toList();
      ports = ports.stream().distinct().sorted().toList();
    }
  }
}
