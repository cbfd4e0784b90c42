package io.appfirewall.docs;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One Kubernetes object as it is written, and as far as any object can be read. */
record Document(GenericKubernetesResource object, String text) {
  static final Path SHOP = Path.of("docs", "examples", "shop");

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---$");
  private static final Pattern KIND = Pattern.compile("(?m)^kind: ");

  /** The objects of a text; none where it is only a piece of one. */
  static List<Document> read(String yaml) {
    return Arrays.stream(SEPARATOR.split(yaml))
        .filter(document -> KIND.matcher(document).find())
        .map(document ->
            new Document(
                SERIALIZATION.unmarshal(document, GenericKubernetesResource.class), document))
        .toList();
  }

  /** Those of the sample shop, in the order of the files. */
  static List<Document> shop() {
    try (Stream<Path> files = Files.list(SHOP)) {
      return files.sorted().flatMap(file -> read(text(file)).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isNetworkPolicy() {
    return object.getKind().equals("NetworkPolicy");
  }

  NetworkPolicy networkPolicy() {
    return SERIALIZATION.unmarshal(text, NetworkPolicy.class);
  }

  /** As a diagnostic names it: {@code AppFirewall shop/web}. */
  String id() {
    String namespace = object.getMetadata().getNamespace();
    String name = object.getMetadata().getName();
    return object.getKind() + " " + (namespace == null ? name : namespace + "/" + name);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
