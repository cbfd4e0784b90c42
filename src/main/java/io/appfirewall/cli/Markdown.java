package io.appfirewall.cli;

/** Text in markdown. */
final class Markdown {
  private Markdown() {}

  /** A text as code in the cell of a table. */
  static String code(Object text) {
    // Names from files may hold anything; nothing of it is to end the cell or the code.
    return "`" + text.toString().replace("`", "'").replace("|", "\\|") + "`";
  }
}
