package io.appfirewall.cli;

import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Flow;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Prints every flow that the policies allow. */
final class ConnectivityCommand extends Command {
  private final InputOptions input;
  private final JudgingOptions judging;

  private final Supplier<FlowFormat> format =
      format(FlowFormat.TEXT, "text (the default), json, or dot for Graphviz.");

  ConnectivityCommand(Surroundings surroundings) {
    super(
        List.of(
            "Prints every flow that is allowed between workloads, and between them and addresses"
                + " outside.",
            "",
            "All NetworkPolicies count, and what the AppFirewalls and baselines would become."),
        List.of(
            "Examples:",
            "  appfirewall connectivity -f manifests/",
            "  appfirewall connectivity -f manifests/ -o dot | dot -Tsvg > flows.svg",
            "  appfirewall connectivity --context staging -o json"));
    this.input = new InputOptions(this, surroundings);
    this.judging = new JudgingOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    try (Stream<Flow> flows = Evaluator.of(judgement.network()).flows()) {
      format.get().print(flows, line.getOut(), ansi());
    }
    line.getOut().flush();
    Report report = report(judging);
    judgement.printTo(report);
    return report.exitCode();
  }
}
