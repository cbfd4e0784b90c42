package io.appfirewall.cli;

import io.appfirewall.dashboard.local.Material;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.input.ManifestInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads manifests. */
final class InputOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Files, directories with all below them, or - for standard input. May be repeated.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "Without -f, the cluster of this context of the kubeconfig is read; without both, that of"
              + " the current context.")
  private @Nullable String context;

  private final Surroundings surroundings;

  InputOptions(Surroundings surroundings) {
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
        ? ManifestInput.objects(paths, surroundings.standardInput())
        : cluster().readOurs(namespace);
  }

  /** What the pages show, and show anew once it has changed. */
  Material material() {
    return isOfFiles()
        ? new FileMaterial(paths, surroundings.standardInput())
        : new ClusterMaterial(
            cluster(), context == null ? "the current cluster" : "cluster " + context);
  }

  /** Whether standard input is read. */
  boolean isOfStandardInput() {
    return FileMaterial.isStandardInput(paths);
  }

  private boolean isOfFiles() {
    if (!paths.isEmpty() && context != null) {
      throw new ParameterException(
          Commands.line(command), "Give either -f or --context: files or a cluster.");
    }
    return !paths.isEmpty();
  }

  private Manifests files() {
    return ManifestInput.read(paths, surroundings.standardInput());
  }

  private ClusterInput cluster() {
    return new ClusterInput(
        surroundings, Optional.ofNullable(context), Commands.line(command).getErr());
  }
}
