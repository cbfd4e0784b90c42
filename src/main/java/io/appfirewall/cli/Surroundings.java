package io.appfirewall.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a command takes from outside.
 *
 * @param standardInput read where {@code -} is given
 * @param clock unless {@code --now} stands in for it
 * @param debug whether an unexpected failure is shown in full
 * @param clusters the cluster of a context of the kubeconfig, of the current one if none is named
 * @param terminal whether somebody watches standard error, asked only where it matters
 */
public record Surroundings(
    InputStream standardInput,
    Clock clock,
    boolean debug,
    Function<Optional<String>, KubernetesClient> clusters,
    BooleanSupplier terminal,
    OperatorStart operator) {
  /** Starts the operator. */
  @FunctionalInterface
  public interface OperatorStart {
    /**
     * Starts it and returns once it runs.
     *
     * @param properties as {@code --name=value}
     */
    void start(List<String> properties);
  }
}
