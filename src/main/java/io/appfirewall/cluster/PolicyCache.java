package io.appfirewall.cluster;

import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All NetworkPolicies of the cluster, foreign ones too, as they are after our own last writes.
 *
 * <p>A watch is always a little late. Whoever reads right after a write and finds the state before
 * it would write once more; so what was written is remembered until the watch has passed it.
 */
public final class PolicyCache {
  private final SharedCache<NetworkPolicy> cache;
  private final Map<NamespacedName, OwnWrite> ownWrites = new ConcurrentHashMap<>();

  PolicyCache(SharedCache<NetworkPolicy> cache) {
    this.cache = cache;
  }

  private sealed interface OwnWrite {
    record Written(NetworkPolicy policy) implements OwnWrite {}

    /** The policy is gone, which it was in this version. */
    record Deleted(String resourceVersion) implements OwnWrite {}
  }

  /** The policy; the cached instance, which must not be altered. */
  public Optional<NetworkPolicy> get(NamespacedName id) {
    OwnWrite own = ownWrites.get(id);
    return switch (own) {
      case null -> cache.get(id);
      case OwnWrite.Written(NetworkPolicy policy) ->
          hasPassed(id, version(policy)) ? forget(id, own) : Optional.of(policy);
      case OwnWrite.Deleted(String resourceVersion) ->
          cache.get(id).filter(cached -> version(cached).equals(resourceVersion)).isPresent()
              ? Optional.empty()
              : forget(id, own);
    };
  }

  /** To be told of what the API server answered to a create or an update. */
  public void written(NetworkPolicy policy) {
    ownWrites.put(id(policy), new OwnWrite.Written(policy));
  }

  /** To be told of a policy that was deleted in exactly this version. */
  public void deleted(NamespacedName id, String resourceVersion) {
    ownWrites.put(id, new OwnWrite.Deleted(resourceVersion));
  }

  /**
   * To be asked for every change: whether it is nothing but the news of our own last write. Since
   * the cache has it now, the write is remembered no longer; else every policy would be in memory
   * twice.
   */
  public boolean takeEcho(NetworkPolicy policy) {
    return ownWrites.get(id(policy)) instanceof OwnWrite.Written own
        && version(own.policy()).equals(version(policy))
        && ownWrites.remove(id(policy), own);
  }

  public void onChange(SharedCache.Listener<NetworkPolicy> listener) {
    cache.onChange(listener);
  }

  /** Those of one namespace, our own last writes left out where the watch is late. */
  public java.util.stream.Stream<NetworkPolicy> in(String namespace) {
    return cache.in(namespace);
  }

  public java.util.stream.Stream<NetworkPolicy> all() {
    return cache.all();
  }

  public static NamespacedName id(HasMetadata object) {
    return new NamespacedName(object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  // The cache is read after the write is forgotten, never before: it has passed the write by now.
  private Optional<NetworkPolicy> forget(NamespacedName id, OwnWrite own) {
    ownWrites.remove(id, own);
    return cache.get(id);
  }

  // Resource versions of one kind grow (a promise since Kubernetes 1.35, and a fact before).
  private boolean hasPassed(NamespacedName id, String resourceVersion) {
    return cache
        .version(id.namespace())
        .filter(seen -> Long.parseUnsignedLong(seen) >= Long.parseUnsignedLong(resourceVersion))
        .isPresent();
  }

  private static String version(NetworkPolicy policy) {
    return policy.getMetadata().getResourceVersion();
  }
}
