package io.appfirewall.cluster;

import io.appfirewall.manifest.Shown;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the cluster that a user means: by KUBECONFIG, by the kubeconfig in the home directory, or
 * by the service account of the pod that this runs in. The client's library alone would take a
 * mistake in one of them for the wish to use the next, and so another cluster.
 */
public final class Kubeconfig {
  private static final String VARIABLE = "KUBECONFIG";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int HIGHEST_PORT = 65_535;

  private Kubeconfig() {}

  /**
   * The cluster, and the user's credentials for it.
   *
   * @param name of a context of the kubeconfig; the current one if empty
   * @throws ClusterUnavailable with a sentence on what to mend
   */
  public static Config find(Optional<String> name) {
    boolean isNamed = !Objects.requireNonNullElse(System.getenv(VARIABLE), "").isBlank();
    if (isNamed && areUnreadable(Config.getKubeconfigFilenames())) {
      throw new ClusterUnavailable(
          VARIABLE + " names " + files() + ", which cannot be read or does not exist.");
    }
    if (name.isPresent() && areUnreadable(Config.getKubeconfigFilenames())) {
      throw new ClusterUnavailable(
          "There is no kubeconfig, and so no context "
              + name.get()
              + ": "
              + files()
              + " cannot be read or does not exist. Let "
              + VARIABLE
              + " name a kubeconfig.");
    }
    Config config = read(name);
    Optional<NamedContext> context = Optional.ofNullable(config.getCurrentContext());
    if (name.isPresent() && !name.equals(context.map(NamedContext::getName))) {
      throw new ClusterUnavailable(
          "There is no context " + name.get() + " in the kubeconfig" + contexts(config));
    }
    if (context.isPresent() ? config.getFileWithCluster() == null : isNamed) {
      throw new ClusterUnavailable(
          "The kubeconfig "
              + files()
              + " has no current context with a cluster. Choose one: kubectl config use-context.");
    }
    if (context.isEmpty() && config.getAutoOAuthToken() == null) {
      throw new ClusterUnavailable(
          "There is neither a kubeconfig with a current context nor a pod's service account. Let "
              + VARIABLE
              + " name a kubeconfig.");
    }
    if (!isAddress(config.getMasterUrl())) {
      throw new ClusterUnavailable(
          "The cluster's address, "
              + Shown.quoted(config.getMasterUrl())
              + ", is no URL such as https://192.0.2.1:6443. It is the server in the kubeconfig "
              + files()
              + ".");
    }
    return config;
  }

  /** Whether it is one that the client can ask, which has seen to its scheme. */
  private static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null && uri.getPort() <= HIGHEST_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A client for commands, which give up soon. */
  public static KubernetesClient client(Optional<String> context) {
    Config config = find(context);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestRetryBackoffLimit(1);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  // As kubectl does, a list of files is taken for what is there of it.
  private static boolean areUnreadable(Collection<String> files) {
    return files.stream().noneMatch(file -> Files.isReadable(Path.of(file)));
  }

  private static Config read(Optional<String> context) {
    try {
      return Config.autoConfigure(context.orElse(null));
    } catch (RuntimeException e) {
      throw new ClusterUnavailable(
          "The kubeconfig " + files() + " cannot be read: it is not what kubectl writes.");
    }
  }

  private static String files() {
    return String.join(File.pathSeparator, Config.getKubeconfigFilenames());
  }

  private static String contexts(Config config) {
    return config.getContexts().stream()
        .map(NamedContext::getName)
        .sorted()
        .collect(Collectors.joining(", ", "; there is: ", "."));
  }
}
