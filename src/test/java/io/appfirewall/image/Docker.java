package io.appfirewall.image;

import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A Docker daemon of its own, which keeps everything in one folder and touches no network, from
 * start to {@link #close}; and the client that speaks to it.
 */
final class Docker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process daemon;
  private final Path folder;

  private Docker(Process daemon, Path folder) {
    this.daemon = daemon;
    this.folder = folder;
  }

  /** Starts one. Where it cannot be, the test that asks is skipped. */
  static Docker start(Path folder) throws IOException {
    for (String program : List.of("dockerd", "docker", "dpkg-query")) {
      if (Environment.ofThisProcess().onPath(program).isEmpty()) {
        throw Skip.because(
            "There is no " + program + " on the PATH. Install docker.io, on a Debian.");
      }
    }
    if (!System.getProperty("user.name").equals("root")) {
      throw Skip.because("A Docker daemon is started by root only. Be root.");
    }
    List<String> command =
        List.of(
            "dockerd",
            "--host=" + host(folder),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--bridge=none",
            "--iptables=false",
            "--ip-forward=false");
    Process daemon =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dockerd.log").toFile())
            .start();
    // Nobody else ends it when somebody ends the tests.
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::destroy));
    var docker = new Docker(daemon, folder);
    await().atMost(START).until(() -> !daemon.isAlive() || docker.run("version").exitCode() == 0);
    if (!daemon.isAlive()) {
      throw refused(Files.readString(folder.resolve("dockerd.log")));
    }
    return docker;
  }

  /** Leaves the test out where the machine, not the image, is why no container runs. */
  void checkRuns(String image) {
    Ran ran = run("run", "--rm", "--network=none", image, "true");
    if (ran.exitCode() != 0) {
      throw ran.err().contains("ermission") || ran.err().contains("not permitted")
          ? refused(ran.err())
          : new IllegalStateException(ran.err());
    }
  }

  /** In CI, too, since nobody could install what is missing. */
  private static TestAbortedException refused(String why) {
    String reason = "This machine lets a Docker daemon run no container: " + why;
    System.out.println("SKIPPED: " + reason);
    return new TestAbortedException(reason);
  }

  /** Runs the client to its end. */
  Ran run(String... arguments) {
    return runWithInput("", arguments);
  }

  /** Runs the client to its end, with something on its standard input. */
  Ran runWithInput(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return execute(command, input);
  }

  /** Runs a command of the shell's to its end, in which {@code docker} is this one's client. */
  Ran shell(String command) {
    return execute(List.of("sh", "-c", command), "");
  }

  private Ran execute(List<String> command, String input) {
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      var builder = new ProcessBuilder(command);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("DOCKER_HOST", host(folder));
      builder.environment().put("DOCKER_CONFIG", folder.resolve("config").toString());
      // The builder that needs no plugin.
      builder.environment().put("DOCKER_BUILDKIT", "0");
      Process process = builder.start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading everything; its exit code and its words tell why.
      }
      int exitCode = process.waitFor();
      return new Ran(command, exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while docker ran", e);
    }
  }

  private static String host(Path folder) {
    return "unix://" + folder.resolve("sock");
  }

  /** Ends it and all of its containers. */
  @Override
  public void close() {
    shell("docker ps --all --quiet | xargs --no-run-if-empty docker rm --force");
    daemon.destroy();
    try {
      if (!daemon.waitFor(30, TimeUnit.SECONDS)) {
        daemon.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The daemon leaves the machine's own network mounted there, so that the folder could not be
    // deleted.
    shell("umount '" + folder.resolve("exec/netns") + "'/*");
  }
}
