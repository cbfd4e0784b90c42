package io.appfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as it is built, run as users run it. */
class JarIT {
  private static final Path JAR = Path.of("target", "appfirewall.jar");
  private static final Path NOWHERE = Path.of("src/test/resources/kubeconfig-of-nowhere.yaml");
  private static final Path CASE = Path.of("src/test/resources/golden/seed-nginx");

  @Test
  void rendersFromTheCommandLine() throws Exception {
    Ended render = run(List.of(), "render", "-f", CASE.resolve("in.yaml").toString());
    assertThat(render.err()).isEmpty();
    assertThat(render.exitCode()).isZero();
    assertThat(render.out()).isEqualTo(Files.readString(CASE.resolve("out.yaml")));
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

  @ParameterizedTest
  @CsvSource({
    "not a url, http://not a url/",
    "https://, https://",
    "https://127.0.0.1:99999, https://127.0.0.1:99999/",
    "https://a_b, https://a_b/",
    "[::1, http://[::1/",
    "'', http://",
  })
  void saysThatAServerIsNoUrl(String server, String url, @TempDir Path folder) throws Exception {
    Path odd =
        Files.writeString(
            folder.resolve("odd"),
            Files.readString(NOWHERE).replace("https://127.0.0.1:1", server));

    assertThat(run(odd, List.of(), "status"))
        .isEqualTo(
            new Ended(
                4,
                "",
                "The cluster's address, \""
                    + url
                    + "\", is no URL such as https://192.0.2.1:6443. It is the server in the"
                    + " kubeconfig "
                    + odd
                    + ".\n"));
  }

  @Test
  void saysThatThereIsNoKubeconfigToHaveAContext(@TempDir Path home) throws Exception {
    Map<String, String> environment = Map.of("HOME", home.toString(), "KUBECONFIG", "");

    assertThat(run(environment, List.of(), "status", "--context", "shop"))
        .isEqualTo(
            new Ended(
                4,
                "",
                "There is no kubeconfig, and so no context shop: "
                    + home.resolve(".kube/config")
                    + " cannot be read or does not exist. Let KUBECONFIG name a kubeconfig.\n"));
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

  /** One sentence, and nothing else. */
  @Nested
  class OfAnOperatorThatCannotStart {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "operator"})
    void saysThatThereIsNoKubeconfig(String command) throws Exception {
      Path missing = folder.resolve("missing");

      assertThat(run(missing, List.of(), command.lines().toArray(String[]::new)))
          .isEqualTo(
              failed(
                  4, "KUBECONFIG names " + missing + ", which cannot be read or does not exist."));
    }

    @Test
    void saysThatAKubeconfigIsNone() throws Exception {
      Path broken = Files.writeString(folder.resolve("broken"), "no: [kubeconfig");

      assertThat(run(broken, List.of(), "operator"))
          .isEqualTo(
              failed(
                  4,
                  "The kubeconfig " + broken + " cannot be read: it is not what kubectl writes."));
    }

    @ParameterizedTest
    @CsvSource({"current-context: here,''", "cluster: nowhere, cluster: other"})
    void saysThatAKubeconfigNamesNoCluster(String line, String instead) throws Exception {
      String text = Files.readString(NOWHERE);
      assertThat(text).contains(line);
      Path empty = Files.writeString(folder.resolve("empty"), text.replace(line, instead));

      assertThat(run(empty, List.of()))
          .isEqualTo(
              failed(
                  4,
                  "The kubeconfig "
                      + empty
                      + " has no current context with a cluster. Choose one: kubectl config"
                      + " use-context."));
    }

    @Test
    void saysWhatIsWrongWithEachProperty() throws Exception {
      String[] wrong = {"--appfirewall.resync=1s", "--appfirewall.dns.port=0"};

      assertThat(run(List.of(), wrong))
          .isEqualTo(
              failed(
                  2,
                  "Property appfirewall.resync=1s: Give at least 10s.\n"
                      + "Property appfirewall.dns.port=0: Give a port from 1 to 65535."));
    }

    @Test
    void saysThatAPropertyDoesNotExist() throws Exception {
      assertThat(run(List.of(), "operator", "--appfirewall.wokers=4"))
          .isEqualTo(failed(2, "There is no property appfirewall.wokers."));
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
      try (var taken = new ServerSocket(0)) {
        int port = taken.getLocalPort();

        assertThat(run(List.of(), "--server.port=" + port))
            .isEqualTo(
                failed(1, "Port " + port + " is in use. Give another one: --server.port=PORT."));
      }
    }

    private static Ended failed(int exitCode, String sentences) {
      return new Ended(exitCode, "", sentences + "\n");
    }
  }

  private record Ended(int exitCode, String out, String err) {}

  private static Ended run(List<String> options, String... arguments) throws Exception {
    return run(NOWHERE, options, arguments);
  }

  private static Ended run(Path kubeconfig, List<String> options, String... arguments)
      throws Exception {
    return run(Map.of("KUBECONFIG", kubeconfig.toString()), options, arguments);
  }

  private static Ended run(
      Map<String, String> environment, List<String> options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
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
