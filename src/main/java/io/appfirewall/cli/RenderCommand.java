package io.appfirewall.cli;

import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.Rendering;
import io.appfirewall.manifest.output.ManifestOutput;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Prints the NetworkPolicies of manifests. */
final class RenderCommand extends Command {
  private final InputOptions input;
  private final JudgingOptions judging;

  private final Supplier<OutputFormat> format =
      format(OutputFormat.YAML, "yaml (the default), one document a policy, or json, a v1 List.");

  RenderCommand(Surroundings surroundings) {
    super(
        List.of(
            "Prints the NetworkPolicies that the operator would own for these manifests.",
            "",
            "An object that is not accepted is left out, and its neighbours are rendered."),
        List.of(
            "Examples:",
            "  appfirewall render -f firewalls/",
            "  helm template shop | appfirewall render -f - -o json",
            "  appfirewall render -f firewalls/ --now 2027-01-31T00:00:00Z | kubectl diff -f -"));
    this.input = new InputOptions(this, surroundings);
    this.judging = new JudgingOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    Manifests manifests = input.read();
    Rendering rendering = Rendering.of(manifests, Settings.DEFAULTS, judging.now());
    PrintWriter out = line.getOut();
    out.print(
        switch (format.get()) {
          case YAML -> ManifestOutput.yaml(rendering.policies());
          case JSON -> ManifestOutput.json(rendering.policies());
        });
    out.flush();
    Report report = report(judging);
    report.printProblems(manifests.problems());
    report.printDiagnostics(rendering.diagnostics());
    return report.exitCode();
  }
}
