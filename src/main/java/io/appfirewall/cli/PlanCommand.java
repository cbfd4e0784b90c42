package io.appfirewall.cli;

import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.input.ManifestInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what applying manifests would change in a cluster. */
@Command(
    description = {
      "Prints what applying these manifests would change in a cluster: objects, the NetworkPolicies"
          + " that the operator would then write or delete, and flows.",
      "",
      "Nothing is changed. What the manifests do not name stays as it is."
    },
    footer = {
      "",
      "Examples:",
      "  appfirewall plan -f firewalls/",
      "  helm template shop | appfirewall plan -f - --context staging -o markdown",
      "  appfirewall plan -f firewalls/ --exit-code && echo nothing changes"
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      arity = "1..*",
      required = true,
      description =
          "Files, directories with all below them, or - for standard input. May be repeated.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The cluster of this context of the kubeconfig instead of the current one's.")
  private @Nullable String context;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json, or markdown for a pull request.")
  private PlanFormat format = PlanFormat.TEXT;

  @Option(names = "--exit-code", description = "End with 3 when objects or flows change.")
  private boolean tellsByExitCode;

  @Mixin private final JudgingOptions judging;
  private final Surroundings surroundings;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    InputObjects manifests = ManifestInput.objects(paths, surroundings.standardInput());
    ClusterPlan plan = ClusterPlan.of(manifests, cluster(line), Settings.DEFAULTS, judging.now());
    format.print(plan, line.getOut(), line.getColorScheme().ansi());
    line.getOut().flush();
    Report report = Commands.report(line, judging);
    report.printProblems(plan.problems());
    report.printDiagnostics(plan.diagnostics());
    boolean isToTell = tellsByExitCode && !plan.isEmpty();
    return report.exitCode() == ExitCode.FINE && isToTell ? ExitCode.CHANGES : report.exitCode();
  }

  private InputObjects cluster(CommandLine line) {
    return new ClusterInput(surroundings, Optional.ofNullable(context), line.getErr())
        .readWithWorkloads();
  }
}
