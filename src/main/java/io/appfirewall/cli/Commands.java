package io.appfirewall.cli;

import io.appfirewall.api.StrictJson;
import io.appfirewall.cluster.ClusterUnavailable;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.output.ManifestOutput;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine;
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
    CommandLine line = new CommandLine(new RootCommand().spec());
    Optional<Subcommand> named = Subcommand.alone(words);
    if (named.isPresent()) {
      ForkJoinPool.commonPool().execute(() -> prepare(named.get()));
      named.get().addTo(line, surroundings);
    } else {
      for (Subcommand each : Subcommand.values()) {
        each.addTo(line, surroundings);
      }
      line.addSubcommand(CompleteCommand.NAME, CompleteCommand.line());
    }
    return line.setUsageHelpWidth(100)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((e, args) -> misunderstood(e))
        .setExecutionExceptionHandler(
            (e, failed, result) -> failed(e, failed, surroundings.debug()));
  }

  /**
   * Has those libraries set up that nearly all commands need and that take a while for it, in the
   * order in which they are needed, while picocli reads the words and then files are read.
   */
  private static void prepare(Subcommand named) {
    StrictJson.prepare();
    Cidr.of("0.0.0.0/0");
    if (named.writesManifests()) {
      ManifestOutput.prepare();
    }
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
