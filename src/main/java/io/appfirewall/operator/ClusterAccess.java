package io.appfirewall.operator;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cluster: by KUBECONFIG, by the user's own kubeconfig, or by the pod's service account.
 * The client alone would take a mistake in KUBECONFIG for the wish to use something else.
 */
final class ClusterAccess {
  private ClusterAccess() {}

  /**
   * The cluster and our credentials for it.
   *
   * @param kubeconfig the environment's {@code KUBECONFIG}
   * @throws NoClusterException with a sentence on what to mend
   */
  static Config find(@Nullable String kubeconfig) {
    List<Path> files =
        Optional.ofNullable(kubeconfig).stream()
            .flatMap(Pattern.compile(Pattern.quote(File.pathSeparator))::splitAsStream)
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .toList();
    if (!files.isEmpty() && files.stream().noneMatch(Files::isReadable)) {
      throw new NoClusterException(
          "KUBECONFIG names " + kubeconfig + ", which cannot be read or does not exist.");
    }
    Config config = read(files);
    if (config.getMasterUrl().startsWith(Config.DEFAULT_MASTER_URL)) {
      throw new NoClusterException(
          files.isEmpty()
              ? "There is neither a kubeconfig nor a pod's service account."
              : "The kubeconfig " + kubeconfig + " has no current context with a cluster.");
    }
    return config;
  }

  private static Config read(List<Path> files) {
    try {
      return Config.autoConfigure(null);
    } catch (RuntimeException e) {
      throw new NoClusterException("The kubeconfig " + names(files) + " is not valid.", e);
    }
  }

  private static String names(List<Path> files) {
    return files.isEmpty() ? "in the home directory" : files.toString();
  }
}
