package io.appfirewall.core.compiler;

import io.appfirewall.core.model.Namespaces;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A namespace that a baseline may concern; like every one, it is labelled with its name. */
public record TargetNamespace(String name, Map<String, String> labels) {
  public TargetNamespace {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.put(Namespaces.NAME_LABEL, name);
    labels = Collections.unmodifiableSortedMap(all);
  }
}
