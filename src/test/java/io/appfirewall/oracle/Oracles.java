package io.appfirewall.oracle;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs around the engines that others wrote, built once into the user's cache. */
public final class Oracles {
  private static final Path FOLDER = Path.of("src/test/go/oracles");
  private static final String SIG_NETWORK = "sigs.k8s.io/kube-network-policies";

  /** Where the engine of kube-network-policies is, in its module and in ours. */
  private static final Path PACKAGE = Path.of("networkpolicy");

  private static final List<String> SOURCES =
      List.of(
          "controller.go",
          "metrics.go",
          "networkpolicy.go",
          "networkpolicyapi.go",
          "packet.go",
          "controller_test.go",
          "networkpolicy_test.go");

  private final GoModule module;
  private final Path programs;

  private Oracles(GoModule module) {
    this.module = module;
    this.programs = module.cached("oracles", this::buildInto);
  }

  /** Those there are; without Go the test that asks is skipped. */
  public static Oracles find() {
    return new Oracles(GoModule.in(FOLDER, "build the engines of others with"));
  }

  /** Judges cases. */
  Oracle cyclonus() {
    return new Oracle(programs.resolve("oracles"), "cyclonus");
  }

  /** Tells the cases that cyclonus generates, with its verdicts. */
  Oracle cyclonusCases() {
    return new Oracle(programs.resolve("oracles"), "cyclonus-cases");
  }

  /** Lists the connections in directories, by netpol-analyzer. */
  public Oracle lister() {
    return new Oracle(programs.resolve("oracles"), "list");
  }

  /** Tells what directories leave open to pods that are not there, by netpol-analyzer. */
  Oracle exposer() {
    return new Oracle(programs.resolve("oracles"), "exposure");
  }

  /** Tells why connections in directories are allowed or denied, by netpol-analyzer. */
  Oracle explainer() {
    return new Oracle(programs.resolve("oracles"), "explain");
  }

  /** Compares directories, by netpol-analyzer. */
  Oracle comparer() {
    return new Oracle(programs.resolve("oracles"), "diff");
  }

  /** Judges cases. */
  Oracle kubeNetworkPolicies() {
    return new Oracle(programs.resolve("kube-network-policies"));
  }

  /** Tells the cases of a test of kube-network-policies, with its verdicts. */
  Oracle kubeNetworkPoliciesCases(String test) {
    return new Oracle(
        programs.resolve("kube-network-policies"), "-test.v", "-test.run", "^" + test + "$");
  }

  /** The sources of netpol-analyzer, with what it is tested with. */
  Path netpolAnalyzer() {
    return module.folderOf("github.com/np-guard/netpol-analyzer");
  }

  private void buildInto(Path folder) {
    System.out.println(
        "Building the engines of others from Go modules. This is done once. It takes some 4 minutes"
            + " on 2 cores.");
    Path target = folder.toAbsolutePath();
    build("build", target.resolve("oracles"), ".");
    build(
        "test",
        target.resolve("kube-network-policies"),
        "-c",
        "-overlay",
        overlay(target.resolve("overlay.json")).toString(),
        "./" + PACKAGE);
  }

  private void build(String command, Path program, String... arguments) {
    module.run(
        count -> "compiled " + count + " packages",
        Stream.concat(
                Stream.of(
                    command, "-v", "-trimpath", "-ldflags", "-s -w", "-o", program.toString()),
                Stream.of(arguments))
            .toList());
  }

  // The engine is not exported, so what asks it has to be of its package.
  private Path overlay(Path file) {
    Path theirs = module.folderOf(SIG_NETWORK).resolve("pkg").resolve(PACKAGE);
    Path ours = module.folder().resolve(PACKAGE).toAbsolutePath();
    Map<String, String> replaced =
        SOURCES.stream()
            .collect(
                toMap(
                    source -> ours.resolve(source).toString(),
                    source -> theirs.resolve(source).toString()));
    try {
      new ObjectMapper().writeValue(file.toFile(), Map.of("Replace", replaced));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
