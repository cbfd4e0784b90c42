package io.appfirewall.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, for which picocli has none: a {@code complete} for each word. */
final class FishCompletion {
  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String script(CommandLine program) {
    FishCompletion fish = new FishCompletion(program.getCommandName());
    program.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .forEach(fish::add);
    program.getCommandSpec().options().forEach(option -> fish.add("__fish_use_subcommand", option));
    return String.join("\n", fish.lines);
  }

  private void add(CommandSpec command) {
    lines.add(
        "complete -c %s -n __fish_use_subcommand -f -a %s -d %s"
            .formatted(program, command.name(), quoted(command.usageMessage().description())));
    String within = "'__fish_seen_subcommand_from " + command.name() + "'";
    command.options().forEach(option -> add(within, option));
    command.positionalParameters().stream()
        .map(parameter -> parameter.completionCandidates())
        .filter(candidates -> candidates != null)
        .forEach(candidates ->
            lines.add(
                "complete -c %s -n %s -f -a '%s'".formatted(program, within, words(candidates))));
  }

  private void add(String condition, OptionSpec option) {
    StringBuilder line = new StringBuilder("complete -c %s -n %s".formatted(program, condition));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.completionCandidates() != null) {
      line.append(" -x -a '").append(words(option.completionCandidates())).append("'");
    } else if (option.arity().max() > 0) {
      line.append(" -r");
    }
    lines.add(line + " -d " + quoted(option.description()));
  }

  private static String words(Iterable<String> candidates) {
    return StreamSupport.stream(candidates.spliterator(), false).collect(joining(" "));
  }

  private static String quoted(String... description) {
    String text = description.length == 0 ? "" : description[0];
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
