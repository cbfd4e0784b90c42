package io.appfirewall.controlplane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds the control plane's programs from Go modules into the user's cache, once. */
record GoBuild(GoModule module, Environment environment) {
  private static final int TAIL_LINES = 25;

  /** Package path of etcd's program, whose last part but the version names what Go makes of it. */
  private static final String ETCD_AS_BUILT = "server";

  /** What an earlier build left, if there was one. */
  static Optional<Binaries> built(GoModule module, Environment environment) {
    return Optional.of(new GoBuild(module, environment).target())
        .filter(Binaries::completeIn)
        .map(Binaries::new);
  }

  Path target() {
    return environment.cache().resolve("controlplane").resolve(module.versions());
  }

  Binaries run() {
    return new Binaries(new CachedBuild(target()).get(this::buildInto));
  }

  private void buildInto(Path folder) {
    System.out.printf(
        "Building Kubernetes %s and etcd %s into %s. This is done once and takes about 6 minutes on"
            + " 2 cores, 300 MB in the end.%n",
        module.kubernetes(), module.etcd(), target());
    var total = new AtomicInteger();
    run(List.of("go", "list", "-deps", "tool"), count -> count + " packages found", total);
    String known = " of about " + total.get() + " packages";
    run(
        List.of(
            "go",
            "build",
            "-v",
            "-trimpath",
            "-ldflags",
            linkerFlags(),
            "-o",
            folder + "/",
            "tool"),
        count -> count + known,
        new AtomicInteger());
    try {
      Files.move(folder.resolve(ETCD_AS_BUILT), folder.resolve(Part.ETCD.program()));
    } catch (IOException e) {
      throw new UncheckedIOException("the Go build made no etcd", e);
    }
    System.out.println("Built " + target());
  }

  /**
   * The version is stamped in when Kubernetes is released; without it, it calls itself
   * v0.0.0-master.
   */
  private String linkerFlags() {
    String[] numbers = module.kubernetes().substring(1).split("\\.", -1);
    String variable = "-X k8s.io/component-base/version.";
    return String.join(
        " ",
        "-s -w",
        variable + "gitVersion=" + module.kubernetes(),
        variable + "gitMajor=" + numbers[0],
        variable + "gitMinor=" + numbers[1],
        variable + "gitTreeState=clean");
  }

  /**
   * Runs a command that prints one line for each thing done, and tells now and then how far it is.
   */
  private void run(List<String> command, Progress progress, AtomicInteger lines) {
    Instant start = Instant.now();
    var tail = new ArrayDeque<String>();
    try {
      var builder =
          new ProcessBuilder(command).directory(module.folder().toFile()).redirectErrorStream(true);
      builder.environment().put("CGO_ENABLED", "0");
      Process process = builder.start();
      var atEndOfJvm = new ShutdownHook("go-build-end", () -> endWithChildren(process));
      Thread reader = Thread.ofVirtual().start(() -> read(process, tail, lines));
      try {
        while (!process.waitFor(15, TimeUnit.SECONDS)) {
          System.out.println("  " + progress.at(lines.get()) + ", " + elapsedSince(start));
        }
        reader.join();
      } finally {
        endWithChildren(process);
        atEndOfJvm.callOff();
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " failed:\n" + String.join("\n", tail));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run go", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building", e);
    }
  }

  private static void read(Process process, ArrayDeque<String> tail, AtomicInteger lines) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.incrementAndGet();
        tail.addLast(line);
        if (tail.size() > TAIL_LINES) {
          tail.removeFirst();
        }
      }
    } catch (IOException e) {
      tail.addLast("(its output ended: " + e.getMessage() + ")");
    }
  }

  private static void endWithChildren(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String elapsedSince(Instant start) {
    Duration elapsed = Duration.between(start, Instant.now());
    return "%d min %02d s".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
  }

  private interface Progress {
    String at(int lines);
  }
}
