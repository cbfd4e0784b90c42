package io.appfirewall.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the cluster that a user means. */
public final class Kubeconfig {
  private static final int CONNECT_MILLIS = 5_000;

  private Kubeconfig() {}

  /**
   * A client with the user's own rights, by KUBECONFIG, the kubeconfig in the home directory, or
   * the service account of the pod that this runs in.
   *
   * @param context of the kubeconfig; the current one if empty
   * @throws ClusterUnavailable when there is no such thing
   */
  public static KubernetesClient client(Optional<String> context) {
    Config config = config(context);
    Optional<NamedContext> found = Optional.ofNullable(config.getCurrentContext());
    if (context.isPresent() && !context.equals(found.map(NamedContext::getName))) {
      // The client's library would take the current context instead, and so another cluster.
      throw new ClusterUnavailable(
          "There is no context "
              + context.get()
              + " in the kubeconfig"
              + config.getContexts().stream()
                  .map(NamedContext::getName)
                  .sorted()
                  .collect(Collectors.joining(", ", "; there is: ", ".")));
    }
    if (found.isEmpty() && config.getOauthToken() == null && config.getAutoOAuthToken() == null) {
      throw new ClusterUnavailable(
          "There is no kubeconfig with a current context: set KUBECONFIG, give --context, or read"
              + " manifests with -f.");
    }
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestRetryBackoffLimit(1);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Config config(Optional<String> context) {
    try {
      return Config.autoConfigure(context.orElse(null));
    } catch (RuntimeException e) {
      throw new ClusterUnavailable("The kubeconfig cannot be read: it is not what kubectl writes.");
    }
  }
}
