package io.appfirewall.cli;

import java.util.List;

/** Prints every diagnostic of manifests, and nothing else. */
final class LintCommand extends Command {
  private final InputOptions input;
  private final JudgingOptions judging;

  LintCommand(Surroundings surroundings) {
    super(
        List.of("Prints everything that there is to say of these manifests, one a line."),
        List.of(
            "Examples:",
            "  appfirewall lint -f firewalls/",
            "  helm template shop | appfirewall lint -f - --allow-unresolved"));
    this.input = new InputOptions(this, surroundings);
    this.judging = new JudgingOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    Report report = report(judging);
    judgement.printTo(report);
    report.printDiagnostics(judgement.lints());
    return report.exitCode();
  }
}
