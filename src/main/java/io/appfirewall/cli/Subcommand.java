package io.appfirewall.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** The program's commands, in the order in which its help lists them. */
enum Subcommand {
  RENDER,
  LINT,
  CONNECTIVITY,
  EXPLAIN,
  DIFF,
  IMPORT,
  PLAN,
  STATUS,
  DASHBOARD,
  OPERATOR,
  COMPLETION;

  /** The command that these words begin with, where it has no need of the others. */
  static Optional<Subcommand> alone(String... words) {
    // What completion tells is about all of them.
    return Arrays.stream(values())
        .filter(each -> each != COMPLETION && words.length > 0 && words[0].equals(each.toString()))
        .findFirst();
  }

  void addTo(CommandLine program, Surroundings surroundings) {
    program.addSubcommand(toString(), new CommandLine(command(surroundings).spec()));
  }

  private Command command(Surroundings surroundings) {
    return switch (this) {
      case RENDER -> new RenderCommand(surroundings);
      case LINT -> new LintCommand(surroundings);
      case CONNECTIVITY -> new ConnectivityCommand(surroundings);
      case EXPLAIN -> new ExplainCommand(surroundings);
      case DIFF -> new DiffCommand(surroundings);
      case IMPORT -> new ImportCommand(surroundings);
      case PLAN -> new PlanCommand(surroundings);
      case STATUS -> new StatusCommand(surroundings);
      case DASHBOARD -> new DashboardCommand(surroundings);
      case OPERATOR -> new OperatorCommand(surroundings);
      case COMPLETION -> new CompletionCommand();
    };
  }

  /** Whether it writes NetworkPolicies or our own kinds. */
  boolean writesManifests() {
    return this == RENDER || this == IMPORT;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
