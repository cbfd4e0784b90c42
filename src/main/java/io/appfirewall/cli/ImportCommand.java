package io.appfirewall.cli;

import static java.util.stream.Collectors.joining;

import io.appfirewall.core.importer.Import;
import io.appfirewall.core.importer.Imported;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.manifest.PolicyImport;
import io.appfirewall.manifest.Shown;
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

/** Prints NetworkPolicies as AppFirewalls. */
@Command(
    description = {
      "Prints NetworkPolicies as AppFirewalls that are proven to mean the same, for any pods.",
      "",
      "A policy that no AppFirewall can express is named with the reason, and left as it is."
    },
    footer = {
      "",
      "Examples:",
      "  appfirewall import -f policies/ > firewalls.yaml",
      "  appfirewall import --namespace shop",
      "  appfirewall import -f policies/ --check"
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private final InputOptions input;
  @Mixin private final JudgingOptions judging;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Only the policies of this namespace.")
  private @Nullable String namespace;

  @Option(
      names = "--check",
      description = "Print what each policy would become and that it is equal, and no manifests.")
  private boolean onlyChecks;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "yaml (the default), one document a firewall, or json, a v1 List.")
  private OutputFormat format = OutputFormat.YAML;

  ImportCommand(Surroundings surroundings) {
    this.input = new InputOptions(surroundings);
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    PolicyImport imported =
        PolicyImport.of(
            judgement.manifests(),
            judgement.network(),
            judging.now(),
            policy -> namespace == null || policy.id().namespace().equals(namespace));
    print(imported, line.getOut());
    if (isOfNothing(imported.result())) {
      line.getErr().println(nothing());
    }
    Report report = Commands.report(line, judging);
    judgement.printTo(report);
    report.printDiagnostics(imported.result().diagnostics());
    if (!imported.difference().isEmpty()) {
      DifferenceFormat.TEXT.print(imported.difference(), line.getErr());
      return ExitCode.ERROR;
    }
    return report.exitCode();
  }

  private static boolean isOfNothing(Import result) {
    return result.firewalls().isEmpty() && result.diagnostics().isEmpty();
  }

  private String nothing() {
    return "There is no NetworkPolicy to import%s."
        .formatted(namespace == null ? "" : " in namespace " + Shown.key(namespace));
  }

  private void print(PolicyImport imported, PrintWriter out) {
    if (onlyChecks) {
      imported.result().firewalls().forEach(each -> out.println(equal(each)));
    } else {
      out.print(
          switch (format) {
            case YAML -> ManifestOutput.yaml(imported.manifests());
            case JSON -> ManifestOutput.json(imported.manifests());
          });
    }
    out.flush();
  }

  private static String equal(Imported imported) {
    return "equal: %s and NetworkPolicy %s"
        .formatted(
            imported.firewall().objectId(),
            imported.originals().stream().map(NamespacedName::toString).collect(joining(", ")));
  }
}
