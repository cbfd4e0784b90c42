package io.appfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The jar as it is built, run as users run it. */
class JarIT {
  private static final Path JAR = Path.of("target", "appfirewall.jar");
  private static final Path KUBECONFIG = Path.of("src/test/resources/kubeconfig-of-nowhere.yaml");
  private static final Path CASE = Path.of("src/test/resources/golden/seed-nginx");

  @Test
  void rendersFromTheCommandLine() throws Exception {
    Ended render = run(List.of(), "render", "-f", CASE.resolve("in.yaml").toString());
    assertThat(render.err()).isEmpty();
    assertThat(render.exitCode()).isZero();
    assertThat(render.out()).isEqualTo(java.nio.file.Files.readString(CASE.resolve("out.yaml")));
  }

  @Test
  void endsWithTheExitCodeOfTheCommand() throws Exception {
    assertThat(run(List.of(), "render", "-f", "missing.yaml").exitCode()).isEqualTo(1);
    assertThat(run(List.of(), "rendr").exitCode()).isEqualTo(2);
  }

  @Test
  void readsNoOtherClusterThanTheOneThatIsMeant() throws Exception {
    assertThat(run(List.of(), "lint", "--context", "production"))
        .isEqualTo(
            new Ended(
                4,
                "",
                "There is no context production in the kubeconfig; there is: elsewhere, here.\n"));
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    assertThat(run(List.of(), "lint"))
        .isEqualTo(
            new Ended(
                4,
                "",
                "The cluster at https://127.0.0.1:1/ cannot be reached: nobody answers there.\n"));
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(run(List.of(), "--version").out()).startsWith("appfirewall 0.");
  }

  @Test
  void startsCommandsWithoutSpring() throws Exception {
    Ended lint = run(List.of("-Xlog:class+load"), "lint", "-f", CASE.resolve("in.yaml").toString());
    assertThat(lint.exitCode()).isZero();
    assertThat(lint.out())
        .contains("io.appfirewall.cli.LintCommand")
        .doesNotContain("org.springframework.context", "org.springframework.core");
  }

  private record Ended(int exitCode, String out, String err) {}

  private static Ended run(List<String> options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", KUBECONFIG.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String out = text(process.getInputStream());
    return new Ended(process.waitFor(), out, err.get());
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
