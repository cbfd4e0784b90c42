package io.appfirewall.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints the script by which a shell completes our commands. */
final class CompletionCommand extends Command {
  private final Supplier<Shell> shell =
      add(
          PositionalParamSpec.builder()
              .type(Shell.class)
              .converters(new Choice<>(Shell.class))
              .required(true)
              .paramLabel("SHELL")
              .description("bash, zsh or fish.")
              .build());

  CompletionCommand() {
    super(
        List.of("Prints a script by which a shell completes commands, options and their values."),
        List.of(
            "Examples:",
            "  source <(appfirewall completion bash)",
            "  source <(appfirewall completion zsh)",
            "  appfirewall completion fish | source",
            "",
            "kubectl completes what follows kubectl appfw where kubectl_complete-appfw on the PATH",
            "is a link to this program, too."));
  }

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
  public Integer call() {
    CommandLine line = line();
    line.getOut().println(shell.get().script(line.getParent()));
    return ExitCode.FINE;
  }
}
