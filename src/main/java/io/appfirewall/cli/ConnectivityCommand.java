package io.appfirewall.cli;

import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Flow;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints every flow that the policies allow. */
@Command(
    description = {
      "Prints every flow that is allowed between workloads, and between them and addresses"
          + " outside.",
      "",
      "All NetworkPolicies count, and what the AppFirewalls and baselines would become."
    },
    footer = {
      "",
      "Examples:",
      "  appfirewall connectivity -f manifests/",
      "  appfirewall connectivity -f manifests/ -o dot | dot -Tsvg > flows.svg",
      "  appfirewall connectivity --context staging -o json"
    })
final class ConnectivityCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private final InputOptions input;
  @Mixin private final JudgingOptions judging;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json, or dot for Graphviz.")
  private FlowFormat format = FlowFormat.TEXT;

  ConnectivityCommand(Surroundings surroundings) {
    this.input = new InputOptions(surroundings);
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    try (Stream<Flow> flows = Evaluator.of(judgement.network()).flows()) {
      format.print(flows, line.getOut(), line.getColorScheme().ansi());
    }
    line.getOut().flush();
    Report report = Commands.report(line, judging);
    judgement.printTo(report);
    return report.exitCode();
  }
}
