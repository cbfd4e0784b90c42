package io.appfirewall.cli;

import io.appfirewall.core.flow.Difference;
import io.appfirewall.manifest.input.ManifestInput;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints which flows one state allows and another does not. */
@Command(
    description = "Prints the flows that are gained and lost between two states.",
    footer = {
      "",
      "Examples:",
      "  appfirewall diff main/manifests/ branch/manifests/",
      "  helm template shop | appfirewall diff deployed.yaml - -o markdown",
      "  appfirewall diff old/ new/ --exit-code || echo flows change"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Parameters(
      paramLabel = "OLD",
      index = "0",
      description = "A file, a directory with all below it, or - for standard input.")
  private String before = "";

  @Parameters(paramLabel = "NEW", index = "1", description = "The same, for the state after it.")
  private String after = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json, or markdown for a pull request.")
  private DifferenceFormat format = DifferenceFormat.TEXT;

  @Option(names = "--exit-code", description = "End with 3 when some flow is gained or lost.")
  private boolean tellsByExitCode;

  @Mixin private final JudgingOptions judging;
  private final Surroundings surroundings;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.judging = new JudgingOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    if (before.equals("-") && after.equals("-")) {
      throw new ParameterException(line, "Only one of OLD and NEW can be standard input.");
    }
    Judgement old = judge(before);
    Judgement now = judge(after);
    Difference difference = Difference.between(old.network(), now.network());
    format.print(difference, line.getOut());
    line.getOut().flush();
    Report report = Commands.report(line, judging);
    old.printTo(report);
    now.printTo(report);
    boolean isToTell = tellsByExitCode && !difference.isEmpty();
    return report.exitCode() == ExitCode.FINE && isToTell ? ExitCode.CHANGES : report.exitCode();
  }

  private Judgement judge(String path) {
    return Judgement.of(
        ManifestInput.read(List.of(path), surroundings.standardInput()), judging.now());
  }
}
