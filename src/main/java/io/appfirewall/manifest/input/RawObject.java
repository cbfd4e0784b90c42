package io.appfirewall.manifest.input;

import io.appfirewall.manifest.Source;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object as it was written: it has an apiVersion and a kind, and that is all that is known. */
record RawObject(
    String apiVersion, String kind, Map<String, @Nullable Object> tree, Source source) {
  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** A text of the metadata; empty when it is absent, empty, or something else. */
  Optional<String> metadata(String field) {
    return tree.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get(field) instanceof String text
            && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }
}
