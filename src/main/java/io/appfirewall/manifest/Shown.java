package io.appfirewall.manifest;

/**
 * Text of a stranger as a message may show it: on one line, without characters that steer a
 * terminal or reorder what is read, and not too long.
 */
public final class Shown {
  private static final int LONGEST = 60;
  private static final int LONGEST_PATH = 1024;
  private static final int LONGEST_KEY = 400;
  private static final int LONGEST_MESSAGE = 4096;

  private Shown() {}

  /** In quotation marks. */
  public static String quoted(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** The key of a label or the name of an object; every legal one is shown in full. */
  public static String key(String text) {
    return plain(text, LONGEST_KEY);
  }

  /** Bare. */
  public static String plain(String text) {
    return plain(text, LONGEST);
  }

  /** The path of a file, which may be longer. */
  public static String path(String text) {
    return plain(text, LONGEST_PATH);
  }

  /** The message of a condition, be it several sentences. */
  public static String message(String text) {
    return plain(text, LONGEST_MESSAGE);
  }

  private static String plain(String text, int longest) {
    if (text.length() <= longest && text.codePoints().allMatch(Shown::isHarmless)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .forEach(c -> {
          if (isHarmless(c)) {
            shown.appendCodePoint(c);
          } else {
            shown.append(String.format("\\u%04x", c));
          }
        });
    return text.codePointCount(0, text.length()) > longest ? shown + "..." : shown.toString();
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
