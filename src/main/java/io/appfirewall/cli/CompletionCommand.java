package io.appfirewall.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes our commands. */
@Command(
    description = "Prints a script by which a shell completes commands, options and their values.",
    footer = {
      "",
      "Examples:",
      "  source <(appfirewall completion bash)",
      "  source <(appfirewall completion zsh)",
      "  appfirewall completion fish | source",
      "",
      "kubectl completes what follows kubectl appfw where kubectl_complete-appfw on the PATH is a",
      "link to this program, too."
    })
final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec command;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  /** Whose script it is. */
  enum Shell {
    BASH {
      @Override
      String script(CommandLine program) {
        // picocli takes names of files away from options that do not take files alone.
        return AutoComplete.bash(program.getCommandName(), program)
            .replace("compopt +o default", "compopt -o default");
      }
    },
    ZSH {
      // picocli's script asks zsh to be bash for the occasion.
      @Override
      String script(CommandLine program) {
        return BASH.script(program);
      }
    },
    FISH {
      @Override
      String script(CommandLine program) {
        return FishCompletion.script(program);
      }
    };

    abstract String script(CommandLine program);

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void run() {
    CommandLine line = Commands.line(command);
    line.getOut().println(shell.script(line.getParent()));
  }
}
