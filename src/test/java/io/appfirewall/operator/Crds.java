package io.appfirewall.operator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The custom resource definitions that users install. */
final class Crds {
  private static final Path FOLDER = Path.of("crds");

  private Crds() {}

  /** Installs them, and returns when the API server knows the kinds. */
  static void install(KubernetesClient client) {
    for (CustomResourceDefinition crd : read(client)) {
      var definition = client.apiextensions().v1().customResourceDefinitions().resource(crd);
      if (definition.get() == null) {
        definition.create();
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> isEstablished(definition.get()));
    }
  }

  private static List<CustomResourceDefinition> read(KubernetesClient client) {
    try (var files = Files.newDirectoryStream(FOLDER, "*.yaml")) {
      var all = new java.util.ArrayList<CustomResourceDefinition>();
      for (Path file : files) {
        all.add(
            client
                .getKubernetesSerialization()
                .unmarshal(Files.readString(file), CustomResourceDefinition.class));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER, e);
    }
  }

  private static boolean isEstablished(CustomResourceDefinition crd) {
    return Stream.ofNullable(crd.getStatus())
        .flatMap(status -> Stream.ofNullable(status.getConditions()))
        .flatMap(List::stream)
        .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
