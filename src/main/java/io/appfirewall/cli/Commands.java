package io.appfirewall.cli;

import io.appfirewall.cluster.ClusterUnavailable;
import io.appfirewall.manifest.Shown;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's commands, put together. */
public final class Commands {
  private Commands() {}

  /** The program, to be run by {@link CommandLine#execute}, which returns the exit code. */
  public static CommandLine of(Surroundings surroundings) {
    CommandLine line =
        new CommandLine(new RootCommand())
            .addSubcommand(new RenderCommand(surroundings))
            .addSubcommand(new LintCommand(surroundings))
            .addSubcommand(new ConnectivityCommand(surroundings))
            .addSubcommand(new ExplainCommand(surroundings))
            .addSubcommand(new DiffCommand(surroundings))
            .addSubcommand(new ImportCommand(surroundings))
            .addSubcommand(new PlanCommand(surroundings))
            .addSubcommand(new StatusCommand(surroundings))
            .addSubcommand(new DashboardCommand(surroundings))
            .addSubcommand(new OperatorCommand(surroundings))
            .addSubcommand(new CompletionCommand())
            .setUsageHelpWidth(100)
            .setExpandAtFiles(false)
            .setParameterExceptionHandler((e, args) -> misunderstood(e))
            .setExecutionExceptionHandler(
                (e, failed, result) -> failed(e, failed, surroundings.debug()));
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getSubcommands().values().forEach(Commands::withHelp);
    line.getSubcommands().values().forEach(Choice::register);
    // It has no options, since what it gets are those of others.
    line.addSubcommand(CompleteCommand.NAME, CompleteCommand.line());
    CommandLine operator = line.getSubcommands().get("operator");
    Objects.requireNonNull(operator).setUnmatchedOptionsArePositionalParams(true);
    return line;
  }

  private static void withHelp(CommandLine subcommand) {
    subcommand.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
  }

  static CommandLine line(@Nullable CommandSpec command) {
    return Objects.requireNonNull(command, "picocli has set the spec").commandLine();
  }

  static Report report(CommandLine line, JudgingOptions judging) {
    return new Report(line.getErr(), line.getColorScheme().ansi(), judging.allowsUnresolved());
  }

  private static int misunderstood(ParameterException e) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    return ExitCode.USAGE;
  }

  /** The cluster's failure, or ours: one sentence, and the way to see more. */
  private static int failed(Exception e, CommandLine failed, boolean debug) {
    PrintWriter err = failed.getErr();
    if (e instanceof ClusterUnavailable) {
      err.println(Shown.message(Objects.requireNonNullElse(e.getMessage(), "")));
      return ExitCode.CLUSTER;
    }
    if (debug) {
      e.printStackTrace(err);
    } else {
      err.println(
          "appfirewall failed unexpectedly: " + e + ". Set APPFIREWALL_DEBUG=1 to see where.");
    }
    err.flush();
    return ExitCode.ERROR;
  }
}
