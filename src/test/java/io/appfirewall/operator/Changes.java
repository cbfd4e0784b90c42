package io.appfirewall.operator;

import io.appfirewall.api.AppFirewallSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Users who go on changing some firewalls, each in turn, until they are told to stop. */
final class Changes implements AutoCloseable {
  private static final int FIRST_PORT = 1024;
  private static final long MILLIS_BETWEEN = 20;

  private final Cluster cluster;
  private final String namespace;
  private final int many;
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private final Thread users;
  private volatile boolean goesOn = true;
  private volatile @Nullable RuntimeException failure;

  /** Makes the firewalls, and begins. */
  Changes(KubernetesClient client, String namespace, int many) {
    this.cluster = new Cluster(client);
    this.namespace = namespace;
    this.many = many;
    for (int i = 0; i < many; i++) {
      cluster.firewall(namespace, "web-" + i, spec(FIRST_PORT));
      ports.put("web-" + i, FIRST_PORT);
    }
    users = Thread.ofPlatform().name("users").start(this::goOn);
  }

  private void goOn() {
    try {
      change();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void change() {
    for (int port = FIRST_PORT + 1; goesOn; port++) {
      AppFirewallSpec next = Serialization.unmarshal(spec(port), AppFirewallSpec.class);
      String name = "web-" + port % many;
      cluster.edit(
          cluster.firewall(namespace, name),
          firewall -> {
            firewall.setSpec(next);
            return firewall;
          });
      ports.put(name, port);
      try {
        Thread.sleep(MILLIS_BETWEEN);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Returns once the last change is made. */
  void stop() {
    goesOn = false;
    try {
      users.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("the users gave up", failure);
    }
  }

  /** The port that each firewall opens now, by its name. */
  Map<String, Integer> ports() {
    return Map.copyOf(ports);
  }

  /** Whether a firewall that opens this port has been changed since it was made. */
  static boolean isChanged(int port) {
    return port > FIRST_PORT;
  }

  private static String spec(int port) {
    return """
    podSelector: {matchLabels: {app: web}}
    ingress:
    - name: in
      from: [{entity: SameNamespace}]
      ports: [{port: %d}]
    """
        .formatted(port);
  }

  @Override
  public void close() {
    stop();
  }
}
