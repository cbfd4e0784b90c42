package io.appfirewall.manifest.input;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which fields an object of ours can have, and which type of JSON each of them takes. */
sealed interface Schema {
  /** A string. */
  record Text() implements Schema {}

  /** A boolean. */
  record Flag() implements Schema {}

  /** A whole number of 32 bits. */
  record Whole() implements Schema {}

  /** A whole number or a string. */
  record WholeOrText() implements Schema {}

  /** Whatever it is, nobody reads it. */
  record Anything() implements Schema {}

  record Items(Schema item) implements Schema {}

  /** Strings by keys that the user chooses. */
  record Texts() implements Schema {}

  record Fields(SortedMap<String, Schema> fields) implements Schema {
    public Fields {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  Schema ANYTHING = new Anything();

  /** An object with metadata and a spec; its status is the API server's. */
  static Fields object(Class<? extends Record> spec) {
    return new Fields(
        new TreeMap<>(
            Map.of(
                "apiVersion",
                new Text(),
                "kind",
                new Text(),
                "metadata",
                metadata(),
                "spec",
                of(spec),
                "status",
                ANYTHING)));
  }

  private static Fields metadata() {
    SortedMap<String, Schema> fields = new TreeMap<>();
    for (String text : List.of("name", "namespace", "uid", "resourceVersion", "generateName")) {
      fields.put(text, new Text());
    }
    fields.put("labels", new Texts());
    fields.put("annotations", new Texts());
    for (String unread :
        List.of(
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "finalizers",
            "generation",
            "managedFields",
            "ownerReferences",
            "selfLink")) {
      fields.put(unread, ANYTHING);
    }
    return new Fields(fields);
  }

  private static Schema of(Type type) {
    if (type.equals(String.class)) {
      return new Text();
    } else if (type.equals(Boolean.class)) {
      return new Flag();
    } else if (type.equals(Integer.class)) {
      return new Whole();
    } else if (type.equals(IntOrString.class)) {
      return new WholeOrText();
    } else if (type instanceof ParameterizedType generic) {
      return generic.getRawType().equals(Map.class)
          ? new Texts()
          : new Items(of(generic.getActualTypeArguments()[0]));
    } else if (type instanceof Class<?> record && record.isRecord()) {
      SortedMap<String, Schema> fields = new TreeMap<>();
      for (RecordComponent component : record.getRecordComponents()) {
        fields.put(component.getName(), of(component.getGenericType()));
      }
      return new Fields(fields);
    }
    throw new IllegalStateException("a spec has a field of a type unheard of: " + type);
  }
}
