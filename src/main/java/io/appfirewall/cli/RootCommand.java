package io.appfirewall.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program, which does nothing without a command. */
@Command(
    name = "appfirewall",
    description = "Security groups for Kubernetes: AppFirewalls and what they come to.",
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 fine, 1 errors, 2 wrong usage, 3 flows change (with --exit-code), 4 the",
      "cluster cannot be reached or refuses.",
      "Installed on the PATH as kubectl-appfw, this is kubectl appfw."
    })
final class RootCommand implements Runnable {
  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(Commands.line(command), "Missing a command.");
  }
}
