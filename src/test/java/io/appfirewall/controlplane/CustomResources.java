package io.appfirewall.controlplane;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Installs CustomResourceDefinitions on a control plane, so that they can be relied on at once. */
public final class CustomResources {
  /**
   * Tells whether what is there is what would be installed, since the API server adds defaults to
   * it.
   */
  private static final String HASH = "controlplane.appfirewall.io/hash";

  private final KubernetesClient client;

  private CustomResources(KubernetesClient client) {
    this.client = client;
  }

  /** Installs every {@code *.yaml} of a folder, which holds nothing else than definitions. */
  public static void install(ControlPlane controlPlane, Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> texts =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(CustomResources::read)
              .toList();
      install(
          controlPlane,
          texts.stream()
              .map(text -> Serialization.unmarshal(text, CustomResourceDefinition.class))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Installs definitions and returns when they are served; does nothing where they are already. */
  public static void install(
      ControlPlane controlPlane, List<CustomResourceDefinition> definitions) {
    var resources = new CustomResources(controlPlane.client());
    List<CustomResourceDefinition> missing =
        definitions.stream().filter(definition -> !resources.has(definition)).toList();
    missing.forEach(resources::write);
    missing.forEach(resources::awaitServed);
    if (!missing.isEmpty() && controlPlane.abilities().contains(Ability.PARTS)) {
      // The garbage collector looks for new kinds only twice a minute: what a custom resource owned
      // went after 43 s, and after a restart it goes within 2 s.
      controlPlane.restart(Part.CONTROLLER_MANAGER);
    }
  }

  private boolean has(CustomResourceDefinition definition) {
    CustomResourceDefinition existing = client.resource(definition).get();
    return existing != null
        && !existing.isMarkedForDeletion()
        && Objects.equals(existing.getMetadata().getAnnotations().get(HASH), hash(definition))
        && isServed(definition);
  }

  private void write(CustomResourceDefinition definition) {
    var marked =
        new CustomResourceDefinitionBuilder(definition)
            .editMetadata()
            .addToAnnotations(HASH, hash(definition))
            .endMetadata()
            .build();
    CustomResourceDefinition existing = client.resource(marked).get();
    if (existing == null) {
      client.resource(marked).create();
    } else if (existing.isMarkedForDeletion()) {
      client.resource(existing).waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS);
      client.resource(marked).create();
    } else {
      client.resource(marked).update();
    }
  }

  private void awaitServed(CustomResourceDefinition definition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isServed(definition));
  }

  /** Asks for a list rather than for the condition Established, which comes a moment too early. */
  private boolean isServed(CustomResourceDefinition definition) {
    var spec = definition.getSpec();
    return spec.getVersions().stream()
        .filter(CustomResourceDefinitionVersion::getServed)
        .map(version -> "/apis/" + spec.getGroup() + "/" + version.getName())
        .allMatch(path -> answers(path + "/" + spec.getNames().getPlural() + "?limit=1"));
  }

  private boolean answers(String path) {
    try {
      return client.raw(path) != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private static String hash(CustomResourceDefinition definition) {
    return Integer.toHexString(Serialization.asJson(definition.getSpec()).hashCode());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
