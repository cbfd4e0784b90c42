package io.appfirewall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the operator. */
@Command(
    description = {
      "Runs the operator; so does the program without any arguments.",
      "",
      "It finds its cluster by KUBECONFIG or the pod's service account."
    },
    footer = {"", "Example:", "  appfirewall operator --server.port=8081"})
final class OperatorCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "--PROPERTY=VALUE",
      description = "Properties as Spring Boot reads them, such as --server.port=8081.")
  private List<String> properties = new ArrayList<>();

  private final Surroundings surroundings;

  OperatorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.operator().start(properties);
    return ExitCode.FINE;
  }
}
