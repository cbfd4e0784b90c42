package io.appfirewall.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Completes the last of some words in the form that kubectl asks {@code kubectl_complete-PLUGIN}
 * for, which is cobra's: a candidate a line, and a line that tells whether files are any.
 */
@Command(name = CompleteCommand.NAME, hidden = true)
final class CompleteCommand implements Runnable {
  static final String NAME = "__complete";

  private static final String FILES = ":0";
  private static final String NO_FILES = ":4";

  @Spec private @Nullable CommandSpec command;
  @Unmatched private List<String> words = new ArrayList<>();

  /** The command, to which every word is one of those. */
  static CommandLine line() {
    return new CommandLine(new CompleteCommand()).setEndOfOptionsDelimiter("\0");
  }

  @Override
  public void run() {
    CommandLine line = Commands.line(command);
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
