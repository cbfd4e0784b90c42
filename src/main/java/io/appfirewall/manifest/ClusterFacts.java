package io.appfirewall.manifest;

import static java.util.stream.Collectors.groupingBy;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a cluster besides its firewalls.
 *
 * @param apiServer empty when not known
 * @param nodes the nodes' InternalIPs; empty when not known
 * @param dnsAddresses of the Service kube-system/kube-dns; empty when not known
 */
public record ClusterFacts(
    List<Service> services,
    Optional<ApiServer> apiServer,
    List<Cidr> nodes,
    List<Cidr> dnsAddresses) {
  public static final NamespacedName DNS = new NamespacedName("kube-system", "kube-dns");

  public ClusterFacts {
    services = services.stream().sorted(Comparator.comparing(Service::id)).toList();
    nodes = nodes.stream().distinct().sorted().toList();
    dnsAddresses = dnsAddresses.stream().distinct().sorted().toList();
  }

  static ClusterFacts of(
      Collection<io.fabric8.kubernetes.api.model.Service> services,
      Collection<EndpointSlice> slices,
      Collection<Node> nodes) {
    Map<NamespacedName, List<EndpointSlice>> byService =
        slices.stream()
            .filter(slice -> serviceName(slice).isPresent())
            .collect(groupingBy(slice -> serviceName(slice).orElseThrow()));
    return new ClusterFacts(
        services.stream()
            .map(service ->
                ServiceReader.read(
                    service, byService.getOrDefault(Metadata.namespacedName(service), List.of())))
            .toList(),
        ApiServerReader.read(
            named(services, ApiServerReader.NAME), named(slices, ApiServerReader.NAME)),
        nodes.stream().flatMap(node -> NodeReader.internalIps(node).stream()).toList(),
        named(services, DNS).stream().flatMap(dns -> ClusterIps.of(dns).stream()).toList());
  }

  private static Optional<NamespacedName> serviceName(EndpointSlice slice) {
    return Stream.ofNullable(slice.getMetadata().getLabels())
        .flatMap(labels -> Stream.ofNullable(labels.get(ServiceReader.SERVICE_NAME)))
        .filter(name -> !name.isEmpty())
        .map(name -> new NamespacedName(Metadata.namespace(slice), name))
        .findFirst();
  }

  private static <T extends HasMetadata> Optional<T> named(
      Collection<T> objects, NamespacedName name) {
    return objects.stream()
        .filter(object -> Metadata.namespacedName(object).equals(name))
        .findFirst();
  }
}
