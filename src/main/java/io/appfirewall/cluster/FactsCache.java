package io.appfirewall.cluster;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.ApiServer;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.appfirewall.manifest.ApiServerReader;
import io.appfirewall.manifest.ClusterIps;
import io.appfirewall.manifest.NodeReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@link ClusterFacts} as they are now, worked out when something of them changes rather than
 * for every firewall that asks.
 */
public final class FactsCache {
  private static final NamespacedName DNS_SERVICE = new NamespacedName("kube-system", "kube-dns");

  private final SharedCache<Service> services;
  private final SharedCache<EndpointSlice> slices;
  private final SharedCache<Node> nodes;
  private final List<Consumer<Set<Entity>>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable ClusterFacts facts;
  private volatile Platform platform = Platform.PLAIN;

  FactsCache(
      SharedCache<Service> services, SharedCache<EndpointSlice> slices, SharedCache<Node> nodes) {
    this.services = services;
    this.slices = slices;
    this.nodes = nodes;
    services.onChange((before, after) -> refreshIf(isOfInterest(before, after)));
    slices.onChange((before, after) -> refreshIf(isOfInterest(before, after)));
    nodes.onChange((before, after) -> refreshIf(!addresses(before).equals(addresses(after))));
  }

  /** Only to be asked once the caches have synced. */
  public ClusterFacts current() {
    ClusterFacts known = facts;
    return known == null ? refresh() : known;
  }

  /** To be told what the names of the namespaces say, whenever that may have changed. */
  public void platform(Platform now) {
    if (!now.equals(platform)) {
      platform = now;
      refreshIf(true);
    }
  }

  /** Hears of the entities that stand for something else than before. */
  public void onChange(Consumer<Set<Entity>> listener) {
    listeners.add(listener);
  }

  private void refreshIf(boolean changed) {
    // Nobody has asked before the first question, so nobody has to be told.
    if (changed && facts != null) {
      refresh();
    }
  }

  private ClusterFacts refresh() {
    ClusterFacts before;
    ClusterFacts now;
    synchronized (this) {
      before = facts;
      now = read();
      facts = now;
    }
    if (before != null) {
      Set<Entity> changed = now.changedSince(before);
      if (!changed.isEmpty()) {
        listeners.forEach(listener -> listener.accept(changed));
      }
    }
    return now;
  }

  private ClusterFacts read() {
    Optional<ApiServer> apiServer =
        ApiServerReader.read(services.get(ApiServerReader.NAME), slices.get(ApiServerReader.NAME));
    List<Cidr> nodeAddresses =
        nodes.all().flatMap(node -> NodeReader.internalIps(node).stream()).toList();
    List<Cidr> dnsAddresses = services.get(DNS_SERVICE).map(ClusterIps::of).orElse(List.of());
    return new ClusterFacts(apiServer, nodeAddresses, dnsAddresses, platform);
  }

  private static boolean isOfInterest(@Nullable HasMetadata before, @Nullable HasMetadata after) {
    HasMetadata object = after == null ? before : after;
    if (object == null) {
      return false;
    }
    NamespacedName id = PolicyCache.id(object);
    return id.equals(ApiServerReader.NAME) || id.equals(DNS_SERVICE);
  }

  private static List<Cidr> addresses(@Nullable Node node) {
    return node == null ? List.of() : NodeReader.internalIps(node);
  }
}
