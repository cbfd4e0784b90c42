package io.appfirewall.cli;

import io.appfirewall.manifest.status.Standing;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** In which form it is printed how objects stand. */
enum StatusFormat {
  TEXT {
    @Override
    void print(List<Standing> standings, Instant now, PrintWriter out, Ansi ansi) {
      new StatusText(out, ansi, now).print(standings);
    }
  },
  JSON {
    @Override
    void print(List<Standing> standings, Instant now, PrintWriter out, Ansi ansi) {
      StatusJson.print(standings, out);
    }
  };

  /**
   * Prints how they stand.
   *
   * @param standings sorted
   */
  abstract void print(List<Standing> standings, Instant now, PrintWriter out, Ansi ansi);

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
