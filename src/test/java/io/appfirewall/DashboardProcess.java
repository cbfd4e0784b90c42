package io.appfirewall;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The command {@code dashboard} of the jar, as a process of its own. */
public final class DashboardProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Pattern ADDRESS =
      Pattern.compile("^Dashboard of .*: (http:\\S+)$", Pattern.MULTILINE);

  private final Process process;
  private final Path out;
  private final Path err;

  private DashboardProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts one and does not wait.
   *
   * @param folder for what it prints
   * @param path where it finds programs
   */
  public static DashboardProcess start(Path folder, String path, String... options)
      throws IOException {
    return start(folder, path, List.of(), options);
  }

  /**
   * The same, with more options of Java, such as {@code -Xmx64m}.
   *
   * @param java those options
   */
  static DashboardProcess start(Path folder, String path, List<String> java, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(java);
    command.addAll(List.of("-jar", Path.of("target", "appfirewall.jar").toString(), "dashboard"));
    command.addAll(List.of(options));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("PATH", path);
    return new DashboardProcess(builder.start(), out, err);
  }

  /** Where the pages are, once it says so. */
  public String address() {
    await()
        .atMost(START)
        .failFast("it has ended", () -> !process.isAlive())
        .until(() -> ADDRESS.matcher(out()).find());
    return ADDRESS.matcher(out()).results().findFirst().orElseThrow().group(1);
  }

  HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address() + path)).build(), BodyHandlers.ofString());
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, as Control-C does. */
  public void terminate() {
    process.destroy();
  }

  /** Its exit code, once it has ended by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end:\n" + out() + err());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
