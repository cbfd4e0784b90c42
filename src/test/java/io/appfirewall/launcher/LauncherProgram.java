package io.appfirewall.launcher;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes {@code target/appfirewall}. Where it cannot be made the build goes on, since the jar alone
 * does the same.
 */
public final class LauncherProgram {
  private LauncherProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path target = Path.of("target").toAbsolutePath();
    try {
      new Launcher(target.resolve("appfirewall")).make(target.resolve("appfirewall.jar"));
    } catch (IOException | RuntimeException e) {
      System.err.println("There is no launcher target/appfirewall, or a slow one: " + e);
    }
    // The imitation's threads live on for a while.
    System.exit(0);
  }
}
