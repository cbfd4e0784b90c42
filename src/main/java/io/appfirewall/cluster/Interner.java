package io.appfirewall.cluster;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Keeps one instance of equal values, for as long as somebody uses it: the pods of one template
 * share their labels and ports.
 */
final class Interner {
  private final Map<Object, WeakReference<Object>> instances = new WeakHashMap<>();

  /** The instance that equals this one and was seen first. */
  @SuppressWarnings("unchecked") // What equals a value of these immutable types is of its type.
  synchronized <T> T one(T value) {
    WeakReference<Object> known = instances.get(value);
    Object instance = known == null ? null : known.get();
    if (instance == null) {
      instances.put(value, new WeakReference<>(value));
      return value;
    }
    return (T) instance;
  }
}
