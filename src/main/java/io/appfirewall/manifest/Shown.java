package io.appfirewall.manifest;

/**
 * Text of a stranger as a message may show it: on one line, without characters that steer a
 * terminal or reorder what is read, and not too long.
 */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** In quotation marks. */
  public static String quoted(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** Bare, as in a path. */
  public static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          if (isHarmless(c)) {
            shown.appendCodePoint(c);
          } else {
            shown.append(String.format("\\u%04x", c));
          }
        });
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
