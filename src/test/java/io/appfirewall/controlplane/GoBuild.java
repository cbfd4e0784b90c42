package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Builds the control plane's programs from Go modules into the user's cache, once.
 *
 * @param say takes a line now and then, since this takes minutes
 */
record GoBuild(GoModule module, Path go, Environment environment, Consumer<String> say) {
  private static final String PROGRAM = "go";

  /** What Go makes of etcd's package path, which ends in server/v3. */
  private static final String ETCD_AS_BUILT = "server";

  /** One that can be run here; empty where there is no Go. */
  static Optional<GoBuild> possible(
      GoModule module, Environment environment, Consumer<String> say) {
    return environment.onPath(PROGRAM).map(go -> new GoBuild(module, go, environment, say));
  }

  /** Where an earlier build left its programs, or a later one will. */
  static Path target(GoModule module, Environment environment) {
    return cachedBuild(module, environment).target();
  }

  /** What an earlier build left, if there was one. */
  static Optional<Binaries> built(GoModule module, Environment environment) {
    return Optional.of(target(module, environment)).filter(Binaries::completeIn).map(Binaries::new);
  }

  Path target() {
    return target(module, environment);
  }

  Binaries run() {
    return new Binaries(cachedBuild(module, environment).get(this::buildInto));
  }

  private static CachedBuild cachedBuild(GoModule module, Environment environment) {
    return new CachedBuild(environment.cache().resolve("controlplane"), module.versions());
  }

  private void buildInto(Path folder) {
    say.accept(
        "Building Kubernetes %s and etcd %s from Go modules into %s."
            .formatted(module.kubernetes(), module.etcd(), target()));
    say.accept("This is done once. It takes some 7 minutes on 2 cores, and 300 MB in the end.");
    int total = go(count -> "looking for packages", "list", "-deps", "tool");
    go(
        count -> "compiled " + count + " packages (of " + total + " at most)",
        "build",
        // Names each package when it is compiled.
        "-v",
        "-trimpath",
        "-ldflags",
        linkerFlags(),
        "-o",
        folder.toAbsolutePath() + "/",
        "tool");
    try {
      Files.move(folder.resolve(ETCD_AS_BUILT), folder.resolve(Part.ETCD.program()));
    } catch (IOException e) {
      throw new UncheckedIOException("the Go build made no etcd", e);
    }
    say.accept("Built " + target());
  }

  private int go(IntFunction<String> progress, String... arguments) {
    var command = new ArrayList<>(List.of(go.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(module.folder().toFile());
    // Static programs, and no need of a C compiler.
    builder.environment().put("CGO_ENABLED", "0");
    return new LongCommand(builder, progress, say).run();
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
}
