package io.appfirewall.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;

/** The program, which does nothing without a command. */
final class RootCommand extends Command {
  RootCommand() {
    super(
        List.of("Security groups for Kubernetes: AppFirewalls and what they come to."),
        List.of(
            "Exit codes: 0 fine, 1 errors, 2 wrong usage, 3 flows change (with --exit-code), 4 the",
            "cluster cannot be reached or refuses.",
            "Installed on the PATH as kubectl-appfw, this is kubectl appfw."));
    spec().name("appfirewall");
  }

  @Override
  public Integer call() {
    throw new ParameterException(line(), "Missing a command.");
  }
}
