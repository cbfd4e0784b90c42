package io.appfirewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher that the build leaves beside the jar. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("target", "appfirewall").toAbsolutePath();
  private static final Path CACHE = Path.of("target", "cli", "files.aot");
  private static final Path CASE = Path.of("src/test/resources/golden/seed-nginx").toAbsolutePath();
  private static final List<String> RENDER =
      List.of("render", "-f", CASE.resolve("in.yaml").toString());

  @TempDir private Path folder;

  @BeforeAll
  static void isThere() {
    assumeThat(LAUNCHER).as("made by mvn package, unless -Dlauncher.skip").exists();
  }

  @Test
  void rendersLikeTheJar() throws Exception {
    assertThat(run(LAUNCHER, Map.of(), RENDER)).isEqualTo(rendered());
  }

  @Test
  void passesArgumentsAndTheExitCodeOn() throws Exception {
    assertThat(run(LAUNCHER, Map.of(), List.of("render", "-f", "no such file.yaml")))
        .isEqualTo("error no such file.yaml: there is no such file or directory. [Unreadable]\n1");
  }

  @Test
  void runsAsAPluginOfKubectl() throws Exception {
    Path plugin = Files.createSymbolicLink(folder.resolve("kubectl-appfw"), LAUNCHER);
    assertThat(run(plugin, Map.of(), RENDER)).isEqualTo(rendered());
  }

  @Test
  void startsFromItsCache() throws Exception {
    assumeThat(CACHE).exists();
    assertThat(run(LAUNCHER, Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), RENDER))
        .as("with a cache that does not fit, the JVM would end here")
        .endsWith(rendered());
  }

  @Test
  void startsFromTheOtherCacheForACluster() throws Exception {
    assumeThat(CACHE.resolveSibling("cluster.aot")).exists();
    Map<String, String> environment =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-XX:AOTMode=on",
            "KUBECONFIG",
            folder.resolve("no such kubeconfig").toString());
    assertThat(run(LAUNCHER, environment, List.of("connectivity"))).endsWith("4");
  }

  @Test
  void runsWithoutTheCacheWhereTheJdkIsAnother() throws Exception {
    assertThat(run(LAUNCHER, Map.of("JAVA_TOOL_OPTIONS", "-XX:-UseCompressedOops"), RENDER))
        .endsWith(rendered());
  }

  @Test
  void runsElsewhere() throws Exception {
    Path moved = Files.copy(LAUNCHER, folder.resolve("appfirewall"));
    copy(LAUNCHER.resolveSibling("cli"), folder.resolve("cli"));
    assertThat(run(moved, Map.of(), RENDER)).isEqualTo(rendered());
  }

  @Test
  void runsWithoutACache() throws Exception {
    Path moved = Files.copy(LAUNCHER, folder.resolve("appfirewall"));
    copy(LAUNCHER.resolveSibling("cli"), folder.resolve("cli"));
    Files.deleteIfExists(folder.resolve("cli").resolve(CACHE.getFileName()));
    assertThat(run(moved, Map.of(), RENDER)).isEqualTo(rendered());
  }

  private static String rendered() throws IOException {
    return Files.readString(CASE.resolve("out.yaml")) + "0";
  }

  /** What it prints, and then its exit code. */
  private static String run(Path launcher, Map<String, String> environment, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return text + process.waitFor();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
