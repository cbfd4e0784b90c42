package io.appfirewall.controlplane;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A namespace that nobody else uses, deleted when it is closed; as a test's parameter, after that
 * test.
 */
public final class FreshNamespace implements AutoCloseable {
  private static final int NAME_LENGTH = 40;

  private final KubernetesClient client;
  private final Namespace namespace;

  private FreshNamespace(KubernetesClient client, Namespace namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Makes one; its name tells what it is for. */
  public static FreshNamespace make(KubernetesClient client, String purpose) {
    String readable =
        purpose.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    readable = readable.replaceAll("[^a-z0-9]+", "-");
    readable = readable.substring(0, Math.min(NAME_LENGTH, readable.length()));
    String name = "t-%s-%06x".formatted(readable, ThreadLocalRandom.current().nextInt(1 << 24));
    var metadata = new NamespaceBuilder().withNewMetadata().withName(name);
    // An API server adds this label by itself; the embedded one does not.
    metadata.addToLabels("kubernetes.io/metadata.name", name);
    return new FreshNamespace(client, client.resource(metadata.endMetadata().build()).create());
  }

  public String name() {
    return namespace.getMetadata().getName();
  }

  /** The object as it was created. */
  public Namespace resource() {
    return namespace;
  }

  @Override
  public String toString() {
    return name();
  }

  /** Asks for its deletion and does not wait: its name will not be used again. */
  @Override
  public void close() {
    client.resource(namespace).delete();
  }
}
