package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.model.Namespaces;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.HashMap;
import java.util.Map;

/** Reads a Namespace. */
public final class NamespaceReader {
  private NamespaceReader() {}

  public static TargetNamespace read(Namespace object) {
    String name = Metadata.namespacedName(object).name();
    return labelled(name, requireNonNullElse(object.getMetadata().getLabels(), Map.of()));
  }

  /** One that is only known by name. */
  public static TargetNamespace named(String name) {
    return labelled(name, Map.of());
  }

  // The API server sets the label of the name on every namespace, whatever else is asked for.
  private static TargetNamespace labelled(String name, Map<String, String> labels) {
    Map<String, String> all = new HashMap<>(labels);
    all.put(Namespaces.NAME_LABEL, name);
    return new TargetNamespace(name, all);
  }
}
