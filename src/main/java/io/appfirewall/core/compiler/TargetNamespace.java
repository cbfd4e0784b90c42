package io.appfirewall.core.compiler;

import java.util.Map;

/**
 * A namespace that a baseline may concern; its labels include {@code kubernetes.io/metadata.name}.
 */
public record TargetNamespace(String name, Map<String, String> labels) {
  public TargetNamespace {
    labels = Map.copyOf(labels);
  }
}
