package io.appfirewall.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A running Kubernetes API server and what stands behind it.
 *
 * <p>It runs from the moment that somebody holds it ({@link ControlPlanes#select()} chooses, {@link
 * Choice#start()} starts) until {@link #close()}, or at the latest until the JVM ends.
 */
public interface ControlPlane extends AutoCloseable {
  ControlPlaneKind kind();

  /** What it is and where it came from, in words for a log. */
  String description();

  Set<Ability> abilities();

  /** Whether this is a real API server, so that what it accepts and refuses counts. */
  default boolean genuine() {
    return abilities().contains(Ability.GENUINE);
  }

  /** A kubeconfig file's content with an administrator's rights. */
  String kubeconfig();

  /** The same for a client of fabric8's. */
  Config config();

  /** An administrator's client, closed together with the control plane. */
  KubernetesClient client();

  /** A client with somebody else's rights; the caller closes it. */
  default KubernetesClient clientAs(Identity identity) {
    return new KubernetesClientBuilder().withConfig(identity.applyTo(config(), client())).build();
  }

  /** A kubeconfig with somebody else's rights, for programs that read one. */
  default String kubeconfigAs(Identity identity) {
    return identity.applyTo(kubeconfig(), client());
  }

  /** What the API server was asked; only where {@link Ability#AUDIT_LOG}. */
  default AuditLog auditLog() {
    throw lacks(Ability.AUDIT_LOG);
  }

  /**
   * Ends a part as a power cut would, and returns when it is gone; only where {@link
   * Ability#PARTS}.
   */
  default void kill(Part part) {
    throw lacks(Ability.PARTS);
  }

  /**
   * Kills a part if it still runs, starts it and waits until it serves; only where {@link
   * Ability#PARTS}.
   */
  default void restart(Part part) {
    throw lacks(Ability.PARTS);
  }

  /** A program of this control plane's own version that came along with it, such as kubectl. */
  default Optional<Path> bundled(String program) {
    return Optional.empty();
  }

  /** Stops everything that was started for it and forgets its data. */
  @Override
  void close();

  private UnsupportedOperationException lacks(Ability ability) {
    return new UnsupportedOperationException(
        "a control plane of kind " + kind() + " has no " + ability);
  }
}
