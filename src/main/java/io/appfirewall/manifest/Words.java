package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a value that is one of a few words. */
final class Words {
  private final Findings findings;

  Words(Findings findings) {
    this.findings = findings;
  }

  /** The one that is written so. */
  <E> Optional<E> read(String text, FieldPath path, List<E> legal) {
    return read(text, path, Object::toString, legal);
  }

  <E> Optional<E> read(String text, FieldPath path, Function<E, String> written, List<E> legal) {
    Optional<E> value = legal.stream().filter(word -> written.apply(word).equals(text)).findFirst();
    if (value.isEmpty()) {
      List<String> words = legal.stream().map(written).toList();
      findings.add(
          Code.UNKNOWN_VALUE,
          path,
          Shown.quoted(text)
              + " is not known here: use "
              + listed(words)
              + "."
              + Nearest.question(text, words));
    }
    return value;
  }

  /** {@code A, B or C}. */
  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
