package io.appfirewall.argocd;

import io.appfirewall.oracle.GoModule;
import java.nio.file.Path;

/**
 * Argo CD, built once into the user's cache.
 *
 * @param program which acts by the name that it is called by
 * @param definitions the folder of its custom resource definitions
 */
record ArgoCdPrograms(Path program, Path definitions) {
  private static final String MODULE = "github.com/argoproj/argo-cd/v3";

  /** Those there are; without Go the test that asks is skipped. */
  static ArgoCdPrograms find() {
    GoModule module = GoModule.in(Path.of("src/test/go/argocd"), "build Argo CD with");
    Path folder = module.cached("argocd", target -> build(module, target));
    return new ArgoCdPrograms(
        folder.resolve("argocd"), module.folderOf(MODULE).resolve("manifests/crds"));
  }

  private static void build(GoModule module, Path folder) {
    System.out.println(
        "Building Argo CD from Go modules. This is done once. It takes some 8 minutes on 2 cores.");
    module.build(folder.resolve("argocd"), MODULE + "/cmd", "-ldflags", "-s -w");
  }
}
