package io.appfirewall.cli;

import io.appfirewall.core.flow.Difference;
import io.appfirewall.manifest.input.ManifestInput;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Prints which flows one state allows and another does not. */
final class DiffCommand extends Command {
  private final Supplier<String> before =
      state(0, "OLD", "A file, a directory with all below it, or - for standard input.");

  private final Supplier<String> after = state(1, "NEW", "The same, for the state after it.");

  private final Supplier<DifferenceFormat> format =
      format(DifferenceFormat.TEXT, "text (the default), json, or markdown for a pull request.");

  private final Supplier<Boolean> tellsByExitCode =
      flag("--exit-code", "End with 3 when some flow is gained or lost.");

  private final JudgingOptions judging;
  private final Surroundings surroundings;

  DiffCommand(Surroundings surroundings) {
    super(
        List.of("Prints the flows that are gained and lost between two states."),
        List.of(
            "Examples:",
            "  appfirewall diff main/manifests/ branch/manifests/",
            "  helm template shop | appfirewall diff deployed.yaml - -o markdown",
            "  appfirewall diff old/ new/ --exit-code || echo flows change"));
    this.surroundings = surroundings;
    this.judging = new JudgingOptions(this, surroundings);
  }

  private Supplier<String> state(int index, String label, String description) {
    return add(
        PositionalParamSpec.builder()
            .index("" + index)
            .type(String.class)
            .required(true)
            .paramLabel(label)
            .description(description)
            .build());
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    if (before.get().equals("-") && after.get().equals("-")) {
      throw new ParameterException(line, "Only one of OLD and NEW can be standard input.");
    }
    Judgement old = judge(before.get());
    Judgement now = judge(after.get());
    Difference difference = Difference.between(old.network(), now.network());
    format.get().print(difference, line.getOut());
    line.getOut().flush();
    Report report = report(judging);
    old.printTo(report);
    now.printTo(report);
    boolean isToTell = tellsByExitCode.get() && !difference.isEmpty();
    return report.exitCode() == ExitCode.FINE && isToTell ? ExitCode.CHANGES : report.exitCode();
  }

  private Judgement judge(String path) {
    return Judgement.of(
        ManifestInput.read(List.of(path), surroundings.standardInput()), judging.now());
  }
}
