package io.appfirewall.cli;

import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.input.ManifestInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Prints what applying manifests would change in a cluster. */
final class PlanCommand extends Command {
  private final Supplier<List<String>> paths = filenames(true);

  private final Supplier<Optional<String>> context =
      option(
          String.class,
          "NAME",
          "The cluster of this context of the kubeconfig instead of the current one's.",
          "--context");

  private final Supplier<PlanFormat> format =
      format(PlanFormat.TEXT, "text (the default), json, or markdown for a pull request.");

  private final Supplier<Boolean> tellsByExitCode =
      flag("--exit-code", "End with 3 when objects or flows change.");

  private final JudgingOptions judging;
  private final Surroundings surroundings;

  PlanCommand(Surroundings surroundings) {
    super(
        List.of(
            "Prints what applying these manifests would change in a cluster: objects, the"
                + " NetworkPolicies that the operator would then write or delete, and flows.",
            "",
            "Nothing is changed. What the manifests do not name stays as it is."),
        List.of(
            "Examples:",
            "  appfirewall plan -f firewalls/",
            "  helm template shop | appfirewall plan -f - --context staging -o markdown",
            "  appfirewall plan -f firewalls/ --exit-code && echo nothing changes"));
    this.surroundings = surroundings;
    this.judging = new JudgingOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    InputObjects manifests = ManifestInput.objects(paths.get(), surroundings.standardInput());
    ClusterPlan plan = ClusterPlan.of(manifests, cluster(line), Settings.DEFAULTS, judging.now());
    format.get().print(plan, line.getOut(), ansi());
    line.getOut().flush();
    Report report = report(judging);
    report.printProblems(plan.problems());
    report.printDiagnostics(plan.diagnostics());
    boolean isToTell = tellsByExitCode.get() && !plan.isEmpty();
    return report.exitCode() == ExitCode.FINE && isToTell ? ExitCode.CHANGES : report.exitCode();
  }

  private InputObjects cluster(CommandLine line) {
    return new ClusterInput(surroundings, context.get(), line.getErr()).readWithWorkloads();
  }
}
