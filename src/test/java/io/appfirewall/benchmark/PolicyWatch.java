package io.appfirewall.benchmark;

import io.appfirewall.core.model.Firewall;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells when a firewall's policy appears in one namespace. */
final class PolicyWatch implements Watcher<NetworkPolicy>, AutoCloseable {
  /** An operator that has just started looks at all that there is first. */
  private static final int MOST_SECONDS = 600;

  private final Map<String, CompletableFuture<Long>> seen = new ConcurrentHashMap<>();
  private final Watch watch;

  PolicyWatch(KubernetesClient client, String namespace) {
    watch = client.network().v1().networkPolicies().inNamespace(namespace).watch(this);
  }

  /** By {@link System#nanoTime}. */
  long await(String firewall) throws Exception {
    return moment(Firewall.POLICY_PREFIX + firewall).get(MOST_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void eventReceived(Action action, NetworkPolicy policy) {
    moment(policy.getMetadata().getName()).complete(System.nanoTime());
  }

  @Override
  public void onClose(WatcherException cause) {
    seen.values().forEach(waiting -> waiting.completeExceptionally(cause));
  }

  private CompletableFuture<Long> moment(String policy) {
    return seen.computeIfAbsent(policy, name -> new CompletableFuture<>());
  }

  @Override
  public void close() {
    watch.close();
  }
}
