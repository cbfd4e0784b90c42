package io.appfirewall.operator;

import static org.awaitility.Awaitility.await;

import io.appfirewall.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The operator as a process of its own, as users run it: told by KUBECONFIG where its cluster is.
 */
final class OperatorProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final Process process;
  private final Path log;

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one and does not wait.
   *
   * @param folder for its log, which is named after the kubeconfig
   */
  static OperatorProcess start(Path folder, Path kubeconfig, String... arguments) {
    Path log = folder.resolve(kubeconfig.getFileName() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("--server.port=0");
    command.add("--logging.level.org.springframework.boot.tomcat.TomcatWebServer=info");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.redirectOutput(log.toFile());
    try {
      return new OperatorProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  void awaitReady() {
    await().atMost(START).failFast("it has ended", () -> !process.isAlive()).until(this::isReady);
  }

  void awaitLog(String text) {
    await()
        .atMost(START)
        .failFast("it has ended", () -> !process.isAlive())
        .until(() -> log().contains(text));
  }

  /** What an orchestrator asks. */
  boolean isReady() {
    return port().filter(port -> answers(port, "readiness")).isPresent();
  }

  /** What an orchestrator asks before it starts another one in its place. */
  boolean isLive() {
    return port().filter(port -> answers(port, "liveness")).isPresent();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Where it is to be asked, once it says so. */
  Optional<Integer> port() {
    return PORT.matcher(log()).results().findFirst().map(OperatorProcess::number);
  }

  private static int number(MatchResult match) {
    return Integer.parseInt(match.group(1));
  }

  private static boolean answers(int port, String probe) {
    try {
      return Http.send("GET", port, "/actuator/health/" + probe).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** Asks it to end, as an orchestrator does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
  }

  /** How long it takes from now until its end; at most a minute. */
  Duration timeToEnd() {
    long start = System.nanoTime();
    exitCode();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Its exit code, once it has ended. */
  int exitCode() {
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new AssertionError("it does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }
}
