package io.appfirewall.operator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.FreePort;
import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real Prometheus, which scrapes every second, from start to {@link #close}. */
final class Prometheus implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param folder for all that it keeps
   * @param jobs its {@code scrape_configs}
   */
  static Prometheus start(Path folder, String jobs) throws IOException {
    Path program =
        Environment.ofThisProcess()
            .onPath("prometheus")
            .orElseThrow(() -> Skip.because("There is no prometheus on the PATH. Install it."));
    Path file =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n" + jobs);
    int port = FreePort.find();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Prometheus prometheus = new Prometheus(process, port);
    await()
        .atMost(START)
        .ignoreExceptions()
        .failFast("it has ended", () -> !process.isAlive())
        .until(() -> Http.send("GET", port, "/-/ready").statusCode() == 200);
    return prometheus;
  }

  /** What a query in its language gives now. */
  JsonNode query(String query) {
    return ask("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .at("/data/result");
  }

  /** Why the last scrape of a job failed; empty where it did not, or where there was none yet. */
  String failure(String job) {
    return ask("/api/v1/targets")
        .at("/data/activeTargets")
        .valueStream()
        .filter(target -> target.at("/labels/job").asText().equals(job))
        .map(target -> target.path("lastError").asText())
        .findFirst()
        .orElse("");
  }

  private JsonNode ask(String path) {
    try {
      return new ObjectMapper().readTree(Http.send("GET", port, path).body());
    } catch (IOException e) {
      throw new IllegalStateException("Prometheus answers with something else than JSON", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
