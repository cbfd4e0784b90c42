package io.appfirewall.argocd;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.FreePort;
import io.appfirewall.controlplane.Skip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Redis, and two of Argo CD's programs, on the loopback. */
final class ArgoCdProcesses implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  /** Of the form in which Argo CD keeps things in Redis. */
  private static final String CACHE_VERSION = "1.8.3";

  private final Path folder;
  private final int redisPort = FreePort.find();
  private final int repoServerPort = FreePort.find();
  private final List<Process> processes = new ArrayList<>();

  private ArgoCdProcesses(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts them.
   *
   * @param folder for all that they keep; a program {@code helm} is looked for in it
   */
  static ArgoCdProcesses start(Path program, Path folder, String kubeconfig) throws IOException {
    // By this place it takes the cluster for the one that it runs in.
    Files.createDirectories(folder.resolve(".kube"));
    Path config = Files.writeString(folder.resolve(".kube/config"), kubeconfig);
    var processes = new ArgoCdProcesses(folder);
    try {
      processes.startAll(program, config);
      return processes;
    } catch (IOException | RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  private void startAll(Path program, Path kubeconfig) throws IOException {
    String redis = LOOPBACK + ":" + redisPort;
    run(
        onPath("redis-server"),
        "redis",
        List.of("--port", "" + redisPort, "--bind", LOOPBACK, "--save", "", "--dir", "" + folder));
    awaitPort(redisPort);
    run(
        program,
        "argocd-repo-server",
        List.of(
            "--disable-tls",
            "--redis",
            redis,
            "--address",
            LOOPBACK,
            "--port",
            "" + repoServerPort,
            "--metrics-port",
            "" + FreePort.find()));
    awaitPort(repoServerPort);
    run(
        program,
        "argocd-application-controller",
        List.of(
            "--kubeconfig",
            kubeconfig.toString(),
            "--namespace",
            "argocd",
            "--redis",
            redis,
            "--repo-server",
            LOOPBACK + ":" + repoServerPort,
            "--repo-server-plaintext",
            "--self-heal-timeout-seconds",
            "1",
            "--metrics-port",
            "" + FreePort.find()));
  }

  /** Starts a program under another name, by which Argo CD's one program knows what it is to be. */
  private void run(Path program, String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Files.createSymbolicLink(folder.resolve(name), program).toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log(name).toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", Files.createDirectory(folder.resolve(name + ".tmp")) + "");
    builder.environment().put("ARGOCD_FAKE_IN_CLUSTER", "true");
    builder.environment().put("ARGOCD_GPG_ENABLED", "false");
    builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    processes.add(builder.start());
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** What the controller has said. */
  String log() {
    try {
      return Files.readString(log("argocd-application-controller"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read its log", e);
    }
  }

  /** What Argo CD keeps in Redis under a key; a missing node, where there is nothing. */
  JsonNode cached(String key) {
    try {
      Process client =
          new ProcessBuilder(
                  onPath("redis-cli").toString(),
                  "-p",
                  "" + redisPort,
                  "--raw",
                  "get",
                  key + "|" + CACHE_VERSION + ".gz")
              .start();
      byte[] zipped = client.getInputStream().readAllBytes();
      return zipped.length <= 1
          ? MissingNode.getInstance()
          : new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(zipped)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + key, e);
    }
  }

  private static Path onPath(String program) {
    return Environment.ofThisProcess()
        .onPath(program)
        .orElseThrow(() ->
            Skip.because("There is no %s on the PATH. Install redis-server.".formatted(program)));
  }

  private static void awaitPort(int port) {
    await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> {
          new Socket(InetAddress.getLoopbackAddress(), port).close();
          return true;
        });
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
