package io.appfirewall.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the legal words was meant. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The legal word that the wrong one is a slip of; empty when none is near. */
  public static Optional<String> of(String wrong, Collection<String> legal) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = wrong.toLowerCase(Locale.ROOT);
    return legal.stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= allowed(word))
        .min(
            Comparator.<String>comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A question to append to a message, or nothing. */
  public static String question(String wrong, Collection<String> legal) {
    return of(wrong, legal).map(word -> " Did you mean " + word + "?").orElse("");
  }

  private static int allowed(String word) {
    return Math.max(1, word.length() / 3);
  }

  /** How many letters have to be put in, left out or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
