package io.appfirewall.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Text in a style, not by picocli's markup, in which a name could mean something. */
final class Styled {
  private Styled() {}

  static String text(Ansi ansi, Style style, String text) {
    return ansi.enabled() ? style.on() + text + style.off() : text;
  }
}
