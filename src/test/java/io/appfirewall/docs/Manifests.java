package io.appfirewall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kubernetes objects out of YAML, where no field may be one that the kind does not have. */
final class Manifests {
  static final Path SHOP = Path.of("docs", "examples", "shop");

  private static final KubernetesSerialization SERIALIZATION = serialization();
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---$");
  private static final Pattern KIND = Pattern.compile("(?m)^kind: ");

  private Manifests() {}

  /** The objects of a text; none where it is only a piece of one. */
  static List<HasMetadata> read(String yaml) {
    return Arrays.stream(SEPARATOR.split(yaml))
        .filter(document -> KIND.matcher(document).find())
        .map(Manifests::object)
        .toList();
  }

  /** Those of the sample shop, in the order of the files. */
  static List<HasMetadata> shop() {
    try (Stream<Path> files = Files.list(SHOP)) {
      return files.sorted().flatMap(file -> read(text(file)).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KubernetesSerialization serialization() {
    var serialization = new KubernetesSerialization();
    serialization.registerKubernetesResource(AppFirewall.class);
    serialization.registerKubernetesResource(FirewallBaseline.class);
    serialization.registerKubernetesResource(AddressGroup.class);
    serialization.registerKubernetesResource(ClusterAddressGroup.class);
    return serialization;
  }

  private static HasMetadata object(String document) {
    HasMetadata object = SERIALIZATION.unmarshal(document);
    // Our records, like the API server, skip fields that they do not know. So whatever is not there
    // when the object is written again was misspelt.
    assertThat(fields("", SERIALIZATION.convertValue(object, Map.class)))
        .containsAll(fields("", SERIALIZATION.unmarshal(document, Map.class)));
    return object;
  }

  /** The paths of all fields. */
  private static Set<String> fields(String at, @Nullable Object tree) {
    Set<String> fields = new TreeSet<>(Set.of(at));
    if (tree instanceof Map<?, ?> map) {
      map.forEach((field, value) -> fields.addAll(fields(at + "." + field, value)));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        fields.addAll(fields(at + "[" + i + "]", list.get(i)));
      }
    }
    return fields;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
