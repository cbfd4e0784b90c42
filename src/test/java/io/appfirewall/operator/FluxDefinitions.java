package io.appfirewall.operator;

import io.appfirewall.oracle.GoModule;
import java.nio.file.Path;
import java.util.List;

/**
 * The custom resource definitions of Flux' sources and Kustomizations, made of its own types by the
 * program that it makes them by; once, into the user's cache.
 */
final class FluxDefinitions {
  private FluxDefinitions() {}

  /** The folder that they are in; without Go the test that asks is skipped. */
  static Path folder() {
    GoModule module = GoModule.in(Path.of("src/test/go/flux"), "make Flux' definitions with");
    return module.cached("flux", folder -> make(module, folder));
  }

  private static void make(GoModule module, Path folder) {
    System.out.println(
        "Making Flux' definitions from Go modules. This is done once. It takes some 40 seconds on 2"
            + " cores.");
    module.run(
        lines -> "said " + lines + " lines",
        List.of(
            "tool",
            "controller-gen",
            "crd",
            "paths=github.com/fluxcd/source-controller/api/v1",
            "paths=github.com/fluxcd/kustomize-controller/api/v1",
            "output:crd:dir=" + folder.toAbsolutePath()));
  }
}
