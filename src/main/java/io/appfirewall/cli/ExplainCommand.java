package io.appfirewall.cli;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Network;
import io.appfirewall.manifest.question.EndText;
import io.appfirewall.manifest.question.PortText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints why connections are allowed, or are not. */
@Command(
    description = {
      "Prints whether one end may connect to the other, by which rules, or what comes nearest to"
          + " allowing it.",
      "",
      "With one end alone, prints everything that reaches it, or that it reaches. An end is a"
          + " workload or a pod (NAMESPACE/NAME or NAMESPACE/KIND/NAME), or an address."
    },
    footer = {
      "",
      "Examples:",
      "  appfirewall explain -f manifests/ --from shop/web --to shop/db --port 5432",
      "  appfirewall explain -f manifests/ --from 203.0.113.7 --to shop/web",
      "  appfirewall explain --context staging --to shop/db"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private final InputOptions input;
  @Mixin private final JudgingOptions judging;

  @Option(names = "--from", paramLabel = "END", description = "Who connects.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "END", description = "To whom.")
  private @Nullable String to;

  @Option(
      names = "--port",
      paramLabel = "[PROTOCOL/]PORT",
      description =
          "A number, or a name that the pods of --to have for it; TCP unless it says UDP/53 or"
              + " SCTP/9. Without it, all that is open is told.")
  private @Nullable String port;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default) or json.")
  private ExplanationFormat format = ExplanationFormat.TEXT;

  @Option(names = "--exit-code", description = "End with 1 when nothing is allowed.")
  private boolean tellsByExitCode;

  ExplainCommand(Surroundings surroundings) {
    this.input = new InputOptions(surroundings);
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    if (from == null && to == null) {
      throw new ParameterException(line, "Give --from, --to or both.");
    }
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    boolean isAllowed = explain(judgement.network(), line);
    line.getOut().flush();
    Report report = Commands.report(line, judging);
    judgement.printTo(report);
    return tellsByExitCode && !isAllowed ? ExitCode.ERROR : report.exitCode();
  }

  private boolean explain(Network network, CommandLine line) {
    Optional<End> source = end(from, network, line);
    Optional<End> destination = end(to, network, line);
    Connections asked = asked(destination, line);
    Explainer explainer = Explainer.of(network);
    PrintWriter out = line.getOut();
    Ansi ansi = line.getColorScheme().ansi();
    if (source.isPresent() && destination.isPresent()) {
      requirePods(source.get(), destination.get(), line);
      Explanation explanation = explainer.explain(source.get(), destination.get(), asked);
      format.print(explanation, out, ansi);
      return explanation.isAllowed();
    }
    List<Explanation> allowed =
        destination
            .map(end -> explainer.allTo(end, asked))
            .orElseGet(() -> explainer.allFrom(source.orElseThrow(), asked))
            .toList();
    format.printAll(allowed, out, ansi);
    return !allowed.isEmpty();
  }

  private static void requirePods(End source, End destination, CommandLine line) {
    if (source instanceof End.Addresses && destination instanceof End.Addresses) {
      throw new ParameterException(
          line, "No pod has one of these addresses, and policies are about pods.");
    }
  }

  private Optional<End> end(@Nullable String text, Network network, CommandLine line) {
    try {
      return Optional.ofNullable(text).map(new EndText(network)::read);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }

  private Connections asked(Optional<End> destination, CommandLine line) {
    try {
      return port == null ? Connections.ALL : PortText.read(port, destination);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }
}
