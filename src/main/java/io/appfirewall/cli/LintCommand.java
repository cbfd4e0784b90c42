package io.appfirewall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every diagnostic of manifests, and nothing else. */
@Command(
    description = "Prints everything that there is to say of these manifests, one a line.",
    footer = {
      "",
      "Examples:",
      "  appfirewall lint -f firewalls/",
      "  helm template shop | appfirewall lint -f - --allow-unresolved"
    })
final class LintCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private final InputOptions input;
  @Mixin private final JudgingOptions judging;

  LintCommand(Surroundings surroundings) {
    this.input = new InputOptions(surroundings);
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    Report report = Commands.report(Commands.line(command), judging);
    judgement.printTo(report);
    report.printDiagnostics(judgement.lints());
    return report.exitCode();
  }
}
