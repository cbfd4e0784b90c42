package io.appfirewall.cli;

import static java.util.stream.Collectors.joining;

import io.appfirewall.core.importer.Import;
import io.appfirewall.core.importer.Imported;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.manifest.PolicyImport;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.output.ManifestOutput;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Prints NetworkPolicies as AppFirewalls. */
final class ImportCommand extends Command {
  private final InputOptions input;
  private final JudgingOptions judging;

  private final Supplier<Optional<String>> namespace =
      option(String.class, "NAME", "Only the policies of this namespace.", "-n", "--namespace");

  private final Supplier<Boolean> onlyChecks =
      flag(
          "--check", "Print what each policy would become and that it is equal, and no manifests.");

  private final Supplier<OutputFormat> format =
      format(OutputFormat.YAML, "yaml (the default), one document a firewall, or json, a v1 List.");

  ImportCommand(Surroundings surroundings) {
    super(
        List.of(
            "Prints NetworkPolicies as AppFirewalls that are proven to mean the same, for any"
                + " pods.",
            "",
            "A policy that no AppFirewall can express is named with the reason, and left as it"
                + " is."),
        List.of(
            "Examples:",
            "  appfirewall import -f policies/ > firewalls.yaml",
            "  appfirewall import --namespace shop",
            "  appfirewall import -f policies/ --check"));
    this.input = new InputOptions(this, surroundings);
    this.judging = new JudgingOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    Optional<String> only = namespace.get();
    PolicyImport imported =
        PolicyImport.of(
            judgement.manifests(),
            judgement.network(),
            judging.now(),
            policy -> only.stream().allMatch(policy.id().namespace()::equals));
    print(imported, line.getOut());
    if (isOfNothing(imported.result())) {
      line.getErr().println(nothing(only));
    }
    Report report = report(judging);
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

  private static String nothing(Optional<String> only) {
    return "There is no NetworkPolicy to import%s."
        .formatted(only.map(name -> " in namespace " + Shown.key(name)).orElse(""));
  }

  private void print(PolicyImport imported, PrintWriter out) {
    if (onlyChecks.get()) {
      imported.result().firewalls().forEach(each -> out.println(equal(each)));
    } else {
      out.print(
          switch (format.get()) {
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
