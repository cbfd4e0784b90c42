package io.appfirewall.cluster;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.manifest.ServiceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything of the cluster's that the operator reads, each kind watched once in its scope; the
 * objects of our own kinds, and namespaces, are in the caches of their controllers.
 */
public final class Caches {
  private static final String SERVICE_INDEX = "service";

  private final SharedCache<NetworkPolicy> allPolicies;
  private final SharedCache<Service> services;
  private final SharedCache<EndpointSlice> slices;
  private final SharedCache<Node> nodes;
  private final PodCache pods;
  private final PolicyCache policies;
  private final FactsCache facts;

  public Caches(KubernetesClient client, Scope scope) {
    allPolicies = cache(scope.informers(client.network().v1().networkPolicies()), policy -> {});
    services = cache(scope.informers(client.services()), Caches::slim);
    slices = cache(scope.informers(client.discovery().v1().endpointSlices()), Caches::slim);
    slices.addIndex(SERVICE_INDEX, Caches::service);
    nodes = cache(scope.informers(client.nodes()), Caches::slim);
    pods = new PodCache(scope.informers(client.pods()));
    policies = new PolicyCache(allPolicies);
    facts = new FactsCache(services, slices, nodes);
  }

  public PolicyCache policies() {
    return policies;
  }

  public SharedCache<Service> services() {
    return services;
  }

  public SharedCache<EndpointSlice> slices() {
    return slices;
  }

  public SharedCache<Node> nodes() {
    return nodes;
  }

  public PodCache pods() {
    return pods;
  }

  public FactsCache facts() {
    return facts;
  }

  /** The EndpointSlices of a Service. */
  public List<EndpointSlice> slicesOf(Service service) {
    return slices.byIndex(SERVICE_INDEX, key(PolicyCache.id(service)));
  }

  /**
   * Starts to watch, and returns when everything has been read.
   *
   * @throws java.util.concurrent.CompletionException when something cannot be read
   */
  public void start(Duration patience) {
    CompletableFuture.allOf(
            allPolicies.start(), services.start(), slices.start(), nodes.start(), pods.start())
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  public void stop() {
    shared().forEach(SharedCache::stop);
    pods.stop();
  }

  /** Whether it was neither stopped nor has ended by itself. */
  public boolean isRunning() {
    return pods.isRunning() && shared().allMatch(SharedCache::isRunning);
  }

  /** Whether everything has been read and every change is heard of. */
  public boolean isHealthy() {
    return pods.isHealthy() && shared().allMatch(SharedCache::isHealthy);
  }

  private Stream<SharedCache<?>> shared() {
    return Stream.of(allPolicies, services, slices, nodes);
  }

  private static <T extends HasMetadata> SharedCache<T> cache(
      Informers<T> informers, Consumer<T> slimming) {
    informers.all().forEach(informer -> informer.itemStore(SlimStore.dropping(slimming)));
    return new SharedCache<>(informers);
  }

  private static void slim(Service service) {
    service.getMetadata().setAnnotations(null);
    service.getMetadata().setLabels(null);
    service.setStatus(null);
  }

  private static void slim(EndpointSlice slice) {
    String service = slice.getMetadata().getLabels().get(ServiceReader.SERVICE_NAME);
    slice.getMetadata().setAnnotations(null);
    slice
        .getMetadata()
        .setLabels(service == null ? Map.of() : Map.of(ServiceReader.SERVICE_NAME, service));
    // The API server writes null for a list without entries here.
    slice.setEndpoints(
        Stream.ofNullable(slice.getEndpoints())
            .flatMap(List::stream)
            .map(endpoint -> {
              Endpoint addresses = new Endpoint();
              addresses.setAddresses(endpoint.getAddresses());
              return addresses;
            })
            .toList());
  }

  private static void slim(Node node) {
    node.getMetadata().setAnnotations(null);
    node.getMetadata().setLabels(null);
    node.setSpec(null);
    if (node.getStatus() != null) {
      var addresses = node.getStatus().getAddresses();
      node.setStatus(new io.fabric8.kubernetes.api.model.NodeStatus());
      node.getStatus().setAddresses(addresses);
    }
  }

  private static List<String> service(EndpointSlice slice) {
    String service = slice.getMetadata().getLabels().get(ServiceReader.SERVICE_NAME);
    return service == null
        ? List.of()
        : List.of(key(new NamespacedName(slice.getMetadata().getNamespace(), service)));
  }

  private static String key(NamespacedName service) {
    return service.toString();
  }
}
