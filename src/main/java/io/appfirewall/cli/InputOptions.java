package io.appfirewall.cli;

import io.appfirewall.cluster.LiveManifests;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.input.ManifestInput;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
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

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      converter = Moment.class,
      description = "Take this for the present moment, such as 2027-01-31T00:00:00Z.")
  private @Nullable Instant now;

  @Option(
      names = "--allow-unresolved",
      description =
          "What is named and not found is a warning, for manifests that live in several places.")
  private boolean allowUnresolved;

  private final Surroundings surroundings;

  InputOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Of the files that are named, or else of the cluster. */
  Manifests read() {
    if (paths.isEmpty()) {
      try (KubernetesClient client = surroundings.clusters().apply(Optional.ofNullable(context))) {
        return LiveManifests.read(client);
      }
    }
    if (context != null) {
      throw new ParameterException(
          Commands.line(command), "Give either -f or --context: files or a cluster.");
    }
    return ManifestInput.read(paths, surroundings.standardInput());
  }

  Instant now() {
    return now == null ? surroundings.clock().instant() : now;
  }

  boolean allowsUnresolved() {
    return allowUnresolved;
  }
}
