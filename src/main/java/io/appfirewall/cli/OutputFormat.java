package io.appfirewall.cli;

import java.util.Locale;

/** In which form objects are printed. */
enum OutputFormat {
  YAML,
  JSON;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
