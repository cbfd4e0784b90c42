package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A process that makes a folder once it is told to, for tests of what several processes do to each
 * other.
 */
final class CachedBuildProgram {
  private CachedBuildProgram() {}

  public static void main(String[] arguments) {
    new CachedBuild(Path.of(arguments[0]), arguments[1]).get(CachedBuildProgram::makeWhenTold);
    System.out.println("done");
  }

  private static void makeWhenTold(Path folder) {
    System.out.println("making");
    try {
      System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
