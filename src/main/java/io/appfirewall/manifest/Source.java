package io.appfirewall.manifest;

/**
 * Where something was read.
 *
 * @param file as it was named by the user; {@code -} is standard input
 * @param line counted from 1; 0 where the whole file is meant
 */
public record Source(String file, int line) implements Comparable<Source> {
  public static Source file(String file) {
    return new Source(file, 0);
  }

  @Override
  public int compareTo(Source other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return line == 0 ? Shown.path(file) : Shown.path(file) + ":" + line;
  }
}
