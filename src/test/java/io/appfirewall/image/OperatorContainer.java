package io.appfirewall.image;

import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.FreePort;
import io.appfirewall.operator.ChartInstall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The operator in a container, with the arguments and the configuration of the chart. */
record OperatorContainer(Docker docker, String name, int port) {
  private static final Duration START = Duration.ofSeconds(90);

  /**
   * Starts one and does not wait.
   *
   * @param folder for its files
   * @param kubeconfig the content of one
   * @param options more of them for docker run
   */
  static OperatorContainer start(Image image, Path folder, String kubeconfig, String... options)
      throws IOException {
    int port = FreePort.find();
    var all = new ArrayList<>(List.of(options));
    all.add(mount(folder, "kubeconfig", kubeconfig, "/kubeconfig"));
    all.add(
        mount(
            folder,
            "application.yaml",
            ChartInstall.configuration(),
            "/etc/appfirewall/application.yaml"));
    all.add("--env=KUBECONFIG=/kubeconfig");
    all.add("--env=POD_NAMESPACE=" + ChartInstall.NAMESPACE);
    String name =
        image.start(
            all,
            "operator",
            "--spring.config.additional-location=file:/etc/appfirewall/",
            "--server.port=" + port);
    return new OperatorContainer(image.docker(), name, port);
  }

  void awaitReady() {
    await()
        .atMost(START)
        .failFast("it has ended", () -> !state("Running").equals("true"))
        .ignoreExceptions()
        .until(() -> status("/actuator/health/readiness") == 200);
  }

  /** What it answers to a request. */
  int status(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  String log() {
    Ran logs = docker.run("logs", name);
    return logs.out() + logs.err();
  }

  /** Ends it as an orchestrator does; its exit code. */
  String stop() {
    docker.run("stop", name).orThrow();
    return state("ExitCode");
  }

  private String state(String field) {
    return docker.run("inspect", "--format={{.State." + field + "}}", name).orThrow().strip();
  }

  // The user in the container is another one.
  private static String mount(Path folder, String name, String text, String where)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    return "--volume=" + file + ":" + where + ":ro";
  }
}
