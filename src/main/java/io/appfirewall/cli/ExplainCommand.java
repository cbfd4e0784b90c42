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
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Prints why connections are allowed, or are not. */
final class ExplainCommand extends Command {
  private final InputOptions input;
  private final JudgingOptions judging;

  private final Supplier<Optional<String>> from =
      option(String.class, "END", "Who connects.", "--from");

  private final Supplier<Optional<String>> to = option(String.class, "END", "To whom.", "--to");

  private final Supplier<Optional<String>> port =
      option(
          String.class,
          "[PROTOCOL/]PORT",
          "A number, or a name that the pods of --to have for it; TCP unless it says UDP/53 or"
              + " SCTP/9. Without it, all that is open is told.",
          "--port");

  private final Supplier<ExplanationFormat> format =
      format(ExplanationFormat.TEXT, "text (the default) or json.");

  private final Supplier<Boolean> tellsByExitCode =
      flag("--exit-code", "End with 1 when nothing is allowed.");

  ExplainCommand(Surroundings surroundings) {
    super(
        List.of(
            "Prints whether one end may connect to the other, by which rules, or what comes nearest"
                + " to allowing it.",
            "",
            "With one end alone, prints everything that reaches it, or that it reaches. An end is a"
                + " workload or a pod (NAMESPACE/NAME or NAMESPACE/KIND/NAME), or an address."),
        List.of(
            "Examples:",
            "  appfirewall explain -f manifests/ --from shop/web --to shop/db --port 5432",
            "  appfirewall explain -f manifests/ --from 203.0.113.7 --to shop/web",
            "  appfirewall explain --context staging --to shop/db"));
    this.input = new InputOptions(this, surroundings);
    this.judging = new JudgingOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    if (from.get().isEmpty() && to.get().isEmpty()) {
      throw new ParameterException(line, "Give --from, --to or both.");
    }
    Judgement judgement = Judgement.of(input.readWithWorkloads(), judging.now());
    boolean isAllowed = explain(judgement.network(), line);
    line.getOut().flush();
    Report report = report(judging);
    judgement.printTo(report);
    return tellsByExitCode.get() && !isAllowed ? ExitCode.ERROR : report.exitCode();
  }

  private boolean explain(Network network, CommandLine line) {
    Optional<End> source = end(from.get(), network, line);
    Optional<End> destination = end(to.get(), network, line);
    Connections asked = asked(destination, line);
    Explainer explainer = Explainer.of(network);
    PrintWriter out = line.getOut();
    Ansi ansi = ansi();
    if (source.isPresent() && destination.isPresent()) {
      requirePods(source.get(), destination.get(), line);
      Explanation explanation = explainer.explain(source.get(), destination.get(), asked);
      format.get().print(explanation, out, ansi);
      return explanation.isAllowed();
    }
    List<Explanation> allowed =
        destination
            .map(end -> explainer.allTo(end, asked))
            .orElseGet(() -> explainer.allFrom(source.orElseThrow(), asked))
            .toList();
    format.get().printAll(allowed, out, ansi);
    return !allowed.isEmpty();
  }

  private static void requirePods(End source, End destination, CommandLine line) {
    if (source instanceof End.Addresses && destination instanceof End.Addresses) {
      throw new ParameterException(
          line, "No pod has one of these addresses, and policies are about pods.");
    }
  }

  private Optional<End> end(Optional<String> text, Network network, CommandLine line) {
    try {
      return text.map(new EndText(network)::read);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }

  private Connections asked(Optional<End> destination, CommandLine line) {
    try {
      return port.get().map(text -> PortText.read(text, destination)).orElse(Connections.ALL);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }
}
