package io.appfirewall.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Runs the operator. */
final class OperatorCommand extends Command {
  private final Supplier<List<String>> properties =
      add(
          PositionalParamSpec.builder()
              .type(List.class)
              .auxiliaryTypes(String.class)
              .initialValue(List.of())
              .arity("0..*")
              .paramLabel("--PROPERTY=VALUE")
              .description("Properties as Spring Boot reads them, such as --server.port=8081.")
              .build());

  private final Surroundings surroundings;

  OperatorCommand(Surroundings surroundings) {
    super(
        List.of(
            "Runs the operator; so does the program without any arguments.",
            "",
            "It finds its cluster by KUBECONFIG or the pod's service account."),
        List.of("Example:", "  appfirewall operator --server.port=8081"));
    this.surroundings = surroundings;
    spec().parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    surroundings.operator().start(properties.get());
    return ExitCode.FINE;
  }
}
