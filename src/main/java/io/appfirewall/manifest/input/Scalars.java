package io.appfirewall.manifest.input;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The values of single words in YAML. */
final class Scalars {
  private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");

  private Scalars() {}

  /** A string, a boolean, a whole number, a {@code Double}, or null. */
  static @Nullable Object value(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    try {
      if (tag.equals(Tag.NULL)) {
        return null;
      } else if (tag.equals(Tag.BOOL)) {
        return TRUE.contains(text.toLowerCase(Locale.ROOT));
      } else if (tag.equals(Tag.INT)) {
        return whole(text.replace("_", ""));
      } else if (tag.equals(Tag.FLOAT)) {
        return broken(text.replace("_", "").toLowerCase(Locale.ROOT));
      }
    } catch (NumberFormatException e) {
      throw new UnparsableException(
          node.getStartMark().getLine() + 1, "a value is tagged as a number and is none");
    }
    return text;
  }

  private static Object whole(String text) {
    boolean negative = text.startsWith("-");
    String digits = text.startsWith("+") || negative ? text.substring(1) : text;
    BigInteger magnitude = magnitude(digits.toLowerCase(Locale.ROOT));
    return Numbers.compact(negative ? magnitude.negate() : magnitude);
  }

  private static BigInteger magnitude(String digits) {
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    } else if (digits.startsWith("0b")) {
      return new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0o")) {
      return new BigInteger(digits.substring(2), 8);
    } else if (digits.startsWith("0")) {
      return new BigInteger(digits, 8);
    }
    return new BigInteger(digits, 10);
  }

  private static Object broken(String text) {
    if (text.endsWith("inf")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return text.endsWith("nan") ? Double.NaN : Numbers.compact(Double.parseDouble(text));
  }
}
