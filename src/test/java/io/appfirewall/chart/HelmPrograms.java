package io.appfirewall.chart;

import io.appfirewall.oracle.GoModule;
import java.nio.file.Path;
import java.util.List;

/** Helm 3 and Helm 4, built once into the user's cache. */
final class HelmPrograms {
  static final Path FOLDER = Path.of("src/test/go/helm");

  /** What Helm 3 takes for the version of a cluster that it does not ask. */
  private static final String NO_CLUSTER =
      "-X helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor=1"
          + " -X helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor=36"
          + " -X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMajor=1"
          + " -X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMinor=36";

  private final GoModule module;

  private HelmPrograms(GoModule module) {
    this.module = module;
  }

  /** One of them, by its major version; without Go the test that asks is skipped. */
  static Path program(int version) {
    return new HelmPrograms(GoModule.in(FOLDER, "build Helm with"))
        .programs()
        .resolve("helm-" + version);
  }

  private Path programs() {
    return module.cached("helm", this::buildInto);
  }

  private void buildInto(Path folder) {
    System.out.println(
        "Building Helm from Go modules. This is done once. It takes some 5 minutes on 2 cores.");
    for (int version : List.of(3, 4)) {
      module.build(
          folder.resolve("helm-" + version),
          "helm.sh/helm/v" + version + "/cmd/helm",
          "-ldflags",
          "-s -w " + NO_CLUSTER);
    }
  }
}
