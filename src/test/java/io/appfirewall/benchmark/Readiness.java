package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches AppFirewalls become ready, as {@code kubectl wait} does; groups do not count. */
final class Readiness implements ResourceEventHandler<AppFirewall>, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Set<String> ready = ConcurrentHashMap.newKeySet();
  private final SharedIndexInformer<AppFirewall> informer;

  private Readiness(KubernetesClient client) {
    informer = client.resources(AppFirewall.class).inAnyNamespace().runnableInformer(0);
  }

  static Readiness of(KubernetesClient client) {
    var readiness = new Readiness(client);
    readiness.informer.addEventHandler(readiness);
    readiness.informer.run();
    return readiness;
  }

  /** Returns as soon as so many are ready for the generation that they have. */
  synchronized void await(int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ready.size() != count) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException("only " + ready.size() + " of " + count + " are ready");
      }
      wait(Math.max(1, left / 1_000_000));
    }
  }

  @Override
  public void onAdd(AppFirewall firewall) {
    look(firewall);
  }

  @Override
  public void onUpdate(AppFirewall before, AppFirewall firewall) {
    look(firewall);
  }

  @Override
  public void onDelete(AppFirewall firewall, boolean finalStateUnknown) {
    ready.remove(key(firewall));
  }

  private synchronized void look(AppFirewall firewall) {
    if (firewall.getMetadata().getName().equals(Workload.GROUP)) {
      return;
    }
    boolean changed = isReady(firewall) ? ready.add(key(firewall)) : ready.remove(key(firewall));
    if (changed) {
      notifyAll();
    }
  }

  private static String key(AppFirewall firewall) {
    return firewall.getMetadata().getNamespace() + "/" + firewall.getMetadata().getName();
  }

  private static boolean isReady(AppFirewall firewall) {
    return firewall.getStatus() != null
        && firewall.getStatus().conditions() != null
        && firewall.getStatus().conditions().stream().anyMatch(c -> isReady(c, firewall));
  }

  private static boolean isReady(Condition condition, AppFirewall firewall) {
    return condition.getType().equals("Ready")
        && condition.getStatus().equals("True")
        && firewall.getMetadata().getGeneration().equals(condition.getObservedGeneration());
  }

  @Override
  public void close() {
    informer.close();
  }
}
