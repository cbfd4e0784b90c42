package io.appfirewall.cli;

import io.appfirewall.api.StrictJson;
import io.appfirewall.cluster.ClusterUnavailable;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.manifest.Shown;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's commands, put together. */
public final class Commands {
  private Commands() {}

  /**
   * The program, to be run by {@link CommandLine#execute}, which returns the exit code.
   *
   * @param words what is to be executed. Where a command begins it, the program has no other, since
   *     picocli takes a while to get acquainted with each.
   */
  public static CommandLine of(Surroundings surroundings, String... words) {
    CommandLine line = new CommandLine(new RootCommand());
    line.getCommandSpec().mixinStandardHelpOptions(true);
    Optional<Subcommand> named = Subcommand.alone(words);
    if (named.isPresent()) {
      ForkJoinPool.commonPool().execute(Commands::prepare);
      named.get().addTo(line, surroundings);
    } else {
      for (Subcommand each : Subcommand.values()) {
        each.addTo(line, surroundings);
      }
      // It has no options, since what it gets are those of others.
      line.addSubcommand(CompleteCommand.NAME, CompleteCommand.line());
    }
    return line.setUsageHelpWidth(100)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((e, args) -> misunderstood(e))
        .setExecutionExceptionHandler(
            (e, failed, result) -> failed(e, failed, surroundings.debug()));
  }

  /**
   * Has those libraries set up that nearly all commands need and that take as long for it as
   * picocli to read the words.
   */
  private static void prepare() {
    StrictJson.prepare();
    Cidr.of("0.0.0.0/0");
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
