package io.appfirewall.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Completes the last of some words in the form that kubectl asks {@code kubectl_complete-PLUGIN}
 * for, which is cobra's: a candidate a line, and a line that tells whether files are any.
 */
final class CompleteCommand implements Runnable {
  static final String NAME = "__complete";

  private static final String FILES = ":0";
  private static final String NO_FILES = ":4";

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private CompleteCommand() {
    spec.usageMessage().hidden(true);
    spec.parser().unmatchedArgumentsAllowed(true).endOfOptionsDelimiter("\0");
  }

  /** The command. It has no options, since what it gets are those of others. */
  static CommandLine line() {
    return new CommandLine(new CompleteCommand().spec);
  }

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    List<String> words = line.getUnmatchedArguments();
    PrintWriter out = line.getOut();
    String last = words.isEmpty() ? "" : words.getLast();
    List<CharSequence> rests = new ArrayList<>();
    int found =
        words.isEmpty()
            ? -1
            : AutoComplete.complete(
                line.getParent().getCommandSpec(),
                words.toArray(String[]::new),
                words.size() - 1,
                last.length(),
                last.length(),
                rests);
    rests.stream()
        .map(rest -> last + rest)
        .filter(word -> !word.startsWith("__"))
        .sorted()
        .forEach(out::println);
    out.println(found < 0 ? FILES : NO_FILES);
  }
}
