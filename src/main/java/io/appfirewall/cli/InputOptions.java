package io.appfirewall.cli;

import io.appfirewall.dashboard.local.Material;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.input.ManifestInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ParameterException;

/** The options of every command that reads manifests. */
final class InputOptions {
  private final Command command;
  private final Supplier<List<String>> paths;
  private final Supplier<Optional<String>> context;
  private final Surroundings surroundings;

  InputOptions(Command command, Surroundings surroundings) {
    this.command = command;
    this.paths = command.filenames(false);
    this.context =
        command.option(
            String.class,
            "NAME",
            "Without -f, the cluster of this context of the kubeconfig is read; without both, that"
                + " of the current context.",
            "--context");
    this.surroundings = surroundings;
  }

  /** What decides about policies, of the files that are named, or else of the cluster. */
  Manifests read() {
    return isOfFiles() ? files() : cluster().read();
  }

  /** The same, with the workloads on which the policies are enforced. */
  Manifests readWithWorkloads() {
    return isOfFiles() ? files() : cluster().readWithWorkloads().manifests();
  }

  /**
   * The objects of our kinds alone, with their statuses.
   *
   * @param namespace if present, the cluster's cluster-scoped objects and other namespaces are not
   *     read
   */
  InputObjects readOurs(Optional<String> namespace) {
    return isOfFiles()
        ? ManifestInput.objects(paths.get(), surroundings.standardInput())
        : cluster().readOurs(namespace);
  }

  /** What the pages show, and show anew once it has changed. */
  Material material() {
    return isOfFiles()
        ? new FileMaterial(paths.get(), surroundings.standardInput())
        : new ClusterMaterial(
            cluster(), context.get().map(name -> "cluster " + name).orElse("the current cluster"));
  }

  /** Whether standard input is read. */
  boolean isOfStandardInput() {
    return FileMaterial.isStandardInput(paths.get());
  }

  private boolean isOfFiles() {
    if (!paths.get().isEmpty() && context.get().isPresent()) {
      throw new ParameterException(
          command.line(), "Give either -f or --context: files or a cluster.");
    }
    return !paths.get().isEmpty();
  }

  private Manifests files() {
    return ManifestInput.read(paths.get(), surroundings.standardInput());
  }

  private ClusterInput cluster() {
    return new ClusterInput(surroundings, context.get(), command.line().getErr());
  }
}
