package io.appfirewall.core.flow;

import io.appfirewall.core.model.Cidr.Family;
import java.util.function.Function;

/** A value for each of the two families of addresses. */
record PerFamily<T>(T four, T six) {
  static <T> PerFamily<T> of(Function<Family, T> value) {
    return new PerFamily<>(value.apply(Family.IPV4), value.apply(Family.IPV6));
  }

  static <T> PerFamily<T> both(T value) {
    return new PerFamily<>(value, value);
  }

  /** Whether the family makes no difference. */
  boolean isOneForBoth() {
    return four.equals(six);
  }

  T get(Family family) {
    return switch (family) {
      case IPV4 -> four;
      case IPV6 -> six;
    };
  }
}
