package io.appfirewall.benchmark;

import io.appfirewall.controlplane.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operator as a child process, from its jar. */
final class OperatorProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;
  private final Path log;
  private final long started;

  private OperatorProcess(Process process, int port, Path log, long started) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.started = started;
  }

  /** Starts one and does not wait. */
  static OperatorProcess start(Launch launch, Path kubeconfig, String... arguments) {
    int port = FreePort.find();
    Path log = kubeconfig.resolveSibling("operator.log");
    var all =
        new ArrayList<>(List.of("--server.port=" + port, "--appfirewall.metrics.access=anonymous"));
    all.addAll(List.of(arguments));
    var builder = new ProcessBuilder(launch.command(all));
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("POD_NAMESPACE", "default");
    long started = System.nanoTime();
    Process process = Children.start(builder, log);
    return new OperatorProcess(process, port, log, started);
  }

  /** Waits until it is ready; how long that was since its start. */
  Duration awaitReady() throws InterruptedException {
    while (!isReady()) {
      if (!process.isAlive() || sinceStart().compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("the operator did not become ready: " + tail());
      }
      Thread.sleep(10);
    }
    return sinceStart();
  }

  /** Where it serves, without a slash at its end. */
  String address() {
    return "http://127.0.0.1:" + port;
  }

  Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** What the system counts as its memory, in MiB. */
  long residentMebibytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .map(kibibytes -> kibibytes / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How much processor time it has used. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** So many looks at firewalls so far, and how long they took. */
  Reconciliations reconciliations() {
    return new Reconciliations(
        Math.round(metric("appfirewall_reconciliations_seconds_count")),
        metric("appfirewall_reconciliations_seconds_sum"));
  }

  /** Looks at firewalls. */
  record Reconciliations(long count, double seconds) {
    Reconciliations since(Reconciliations before) {
      return new Reconciliations(count - before.count, seconds - before.seconds);
    }

    double micros() {
      return seconds * 1e6 / count;
    }
  }

  private double metric(String name) {
    return get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains("controller=\"firewalls\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private boolean isReady() {
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private java.net.http.HttpResponse<String> get(String path) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(address() + path)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as Kubernetes does, by SIGTERM, and returns when it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      // Writing the AOT cache takes its time.
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
