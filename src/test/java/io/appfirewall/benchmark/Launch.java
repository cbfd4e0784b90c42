package io.appfirewall.benchmark;

import io.appfirewall.launcher.ExtractedJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to start the operator.
 *
 * @param name as the report has it
 * @param flags of the JVM
 * @param jar what is run: the one jar, or its like with the libraries beside it
 */
record Launch(String name, List<String> flags, Path jar) {
  private static final Path JAR = Path.of("target/appfirewall.jar").toAbsolutePath();
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xss256k",
          "-XX:ReservedCodeCacheSize=240m",
          // Else the heap begins with a sixty-fourth of the machine's memory.
          "-Xms8m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20",
          "-Xmx512m");

  /**
   * What gives the JVM its own compilers and collector back, and room for a hundred thousand pods.
   */
  private static final List<String> LARGE =
      List.of(
          "-XX:-UseSerialGC",
          "-XX:+UseG1GC",
          "-XX:TieredStopAtLevel=4",
          "-XX:MinHeapFreeRatio=40",
          "-XX:MaxHeapFreeRatio=70",
          "-Xmx2g");

  /** Nothing but {@code java -jar}. */
  static Launch plain() {
    return new Launch("java -jar", List.of(), JAR);
  }

  /** Small, and without a cache of classes. */
  static Launch small(Path folder) {
    return new Launch("flags", SMALL, extracted(folder));
  }

  /** Small, and with the classes as a run before left them. */
  static Launch cached(Path folder) {
    var flags = new ArrayList<>(SMALL);
    flags.add("-XX:AOTCache=" + cache(folder));
    flags.add("-Xlog:aot=off,aot*=off,cds=off");
    return new Launch("flags, AOT cache", flags, extracted(folder));
  }

  /** With the options that docs/install.md has for large clusters. */
  static Launch large(Path folder) {
    var flags = new ArrayList<>(SMALL);
    flags.addAll(LARGE);
    return new Launch("flags for large clusters", flags, extracted(folder));
  }

  /** The run that leaves the classes behind. */
  static Launch training(Path folder) {
    var flags = new ArrayList<>(SMALL);
    flags.add("-XX:AOTCacheOutput=" + cache(folder));
    return new Launch("training", flags, extracted(folder));
  }

  static Path cache(Path folder) {
    return folder.resolve("appfirewall.aot").toAbsolutePath();
  }

  /** Takes the one jar apart, since the JVM caches no classes of jars in jars. */
  static void extract(Path folder) {
    ExtractedJar.make(JAR, folder.resolve("extracted"));
  }

  List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(JAVA);
    command.addAll(flags);
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(arguments);
    return command;
  }

  private static Path extracted(Path folder) {
    return folder.resolve("extracted").resolve(JAR.getFileName()).toAbsolutePath();
  }

  @Override
  public String toString() {
    return name;
  }
}
