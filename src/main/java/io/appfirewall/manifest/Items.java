package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads lists, item by item and not beyond what a list may hold. */
final class Items {
  private final Findings findings;

  Items(Findings findings) {
    this.findings = findings;
  }

  /** How one item is read; empty when something about it was reported. */
  @FunctionalInterface
  interface Reader<S, T> {
    Optional<T> read(S item, FieldPath path);
  }

  /** All items, in order; empty when something is wrong with the list or with any of them. */
  <S, T> Optional<List<T>> read(List<S> items, int most, FieldPath path, Reader<S, T> reader) {
    List<FieldPath> paths = new ArrayList<>();
    for (int i = 0; i < Math.min(most, items.size()); i++) {
      paths.add(path.index(i));
    }
    return read(items, most, path, paths, reader);
  }

  /** The same, where items have paths of their own. */
  <S, T> Optional<List<T>> read(
      List<S> items, int most, FieldPath path, List<FieldPath> paths, Reader<S, T> reader) {
    int mark = findings.mark();
    if (items.size() > most) {
      findings.add(
          Code.TOO_MANY,
          path,
          "there are " + items.size() + " entries, and at most " + most + " are possible.");
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < Math.min(most, items.size()); i++) {
      S item = items.get(i);
      if (item == null) {
        findings.add(
            Code.WRONG_TYPE, path.index(i), "this entry is null: fill it in or remove it.");
      } else {
        reader.read(item, paths.get(i)).ifPresent(values::add);
      }
    }
    return findings.noneSince(mark) ? Optional.of(values) : Optional.empty();
  }

  /** The same for a list that may not be empty where it is given. */
  <S, T> Optional<List<T>> readSome(List<S> items, int most, FieldPath path, Reader<S, T> reader) {
    if (items.isEmpty()) {
      findings.add(
          Code.EMPTY_LIST,
          path,
          "the list is empty, which means nothing here: give at least one entry, or leave the"
              + " field out if it is optional.");
      return Optional.empty();
    }
    return read(items, most, path, reader);
  }

  /** Reports an item that equals an earlier one. */
  <T> Optional<T> unique(T value, Collection<T> earlier, FieldPath path) {
    if (earlier.contains(value)) {
      findings.add(
          Code.DUPLICATE, path, "there is already an entry " + value + ": remove one of them.");
      return Optional.empty();
    }
    earlier.add(value);
    return Optional.of(value);
  }
}
