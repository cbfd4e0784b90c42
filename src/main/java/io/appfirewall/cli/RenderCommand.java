package io.appfirewall.cli;

import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.Rendering;
import io.appfirewall.manifest.output.ManifestOutput;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the NetworkPolicies of manifests. */
@Command(
    description = {
      "Prints the NetworkPolicies that the operator would own for these manifests.",
      "",
      "An object that is not accepted is left out, and its neighbours are rendered."
    },
    footer = {
      "",
      "Examples:",
      "  appfirewall render -f firewalls/",
      "  helm template shop | appfirewall render -f - -o json",
      "  appfirewall render -f firewalls/ --now 2027-01-31T00:00:00Z | kubectl diff -f -"
    })
final class RenderCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private final InputOptions input;
  @Mixin private final JudgingOptions judging;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "yaml (the default), one document a policy, or json, a v1 List.")
  private OutputFormat format = OutputFormat.YAML;

  RenderCommand(Surroundings surroundings) {
    this.input = new InputOptions(surroundings);
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    Manifests manifests = input.read();
    Rendering rendering = Rendering.of(manifests, Settings.DEFAULTS, judging.now());
    PrintWriter out = line.getOut();
    out.print(
        switch (format) {
          case YAML -> ManifestOutput.yaml(rendering.policies());
          case JSON -> ManifestOutput.json(rendering.policies());
        });
    out.flush();
    Report report = Commands.report(line, judging);
    report.printProblems(manifests.problems());
    report.printDiagnostics(rendering.diagnostics());
    return report.exitCode();
  }
}
