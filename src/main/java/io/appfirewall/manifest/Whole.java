package io.appfirewall.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists that are read as a whole or not at all. */
final class Whole {
  private Whole() {}

  static <S, T> Optional<List<T>> of(List<S> items, Function<S, Optional<T>> read) {
    List<T> values = new ArrayList<>();
    for (S item : items) {
      Optional<T> value = item == null ? Optional.empty() : read.apply(item);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }
}
