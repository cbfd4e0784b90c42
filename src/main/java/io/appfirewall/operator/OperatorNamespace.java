package io.appfirewall.operator;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The namespace that the operator itself is in: its Lease is there, and no baseline ever is. */
record OperatorNamespace(String name) {
  private static final Path SERVICE_ACCOUNT = Path.of(Config.KUBERNETES_NAMESPACE_PATH);
  private static final String UNLESS_KNOWN = "default";

  /**
   * As the pod was told, else as its service account says, else the kubeconfig's.
   *
   * @param podNamespace the environment's {@code POD_NAMESPACE}
   */
  static OperatorNamespace find(@Nullable String podNamespace, Config config) {
    return new OperatorNamespace(
        Optional.ofNullable(podNamespace)
            .filter(name -> !name.isBlank())
            .or(OperatorNamespace::serviceAccounts)
            .or(() -> Optional.ofNullable(config.getNamespace()))
            .orElse(UNLESS_KNOWN));
  }

  private static Optional<String> serviceAccounts() {
    try {
      return Files.isReadable(SERVICE_ACCOUNT)
          ? Optional.of(Files.readString(SERVICE_ACCOUNT).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SERVICE_ACCOUNT, e);
    }
  }
}
