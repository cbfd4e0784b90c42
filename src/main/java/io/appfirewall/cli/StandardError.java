package io.appfirewall.cli;

import java.io.IOException;

/** The standard error of this process. */
public final class StandardError {
  private StandardError() {}

  /**
   * Whether somebody sees it on a terminal. Java can only tell of standard input and output, so the
   * system's own program is asked; where there is none, nobody does.
   */
  public static boolean isTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
