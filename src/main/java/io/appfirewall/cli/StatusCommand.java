package io.appfirewall.cli;

import io.appfirewall.api.OwnResource;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.InputObjects.Given;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints which of our objects are not ready, and why. */
@Command(
    description = {
      "Prints which AppFirewalls, baselines and address groups are not ready, and why.",
      "",
      "It is what the operator wrote into their statuses; nothing is worked out anew."
    },
    footer = {
      "",
      "Examples:",
      "  appfirewall status",
      "  appfirewall status -n shop",
      "  kubectl get firewall -A -o yaml | appfirewall status -f - --exit-code"
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private final InputOptions input;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Only what is in this namespace.")
  private @Nullable String namespace;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default) or json.")
  private StatusFormat format = StatusFormat.TEXT;

  @Option(
      names = "--exit-code",
      description = "End with 1 when something is not ready or may not be read.")
  private boolean tellsByExitCode;

  private final Surroundings surroundings;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.input = new InputOptions(surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = Commands.line(command);
    if (namespace != null && !Metadata.isNamespace(namespace)) {
      throw new ParameterException(
          line, "--namespace: " + Shown.quoted(namespace) + " is not the name of a namespace.");
    }
    InputObjects objects = input.readOurs(Optional.ofNullable(namespace));
    List<Standing> standings = standings(objects);
    format.print(
        standings, surroundings.clock().instant(), line.getOut(), line.getColorScheme().ansi());
    line.getOut().flush();
    Report report = new Report(line.getErr(), line.getColorScheme().ansi(), false);
    report.printProblems(objects.problems());
    report.printDiagnostics(objects.diagnostics());
    return tellsByExitCode && isAmiss(standings, objects) ? ExitCode.ERROR : report.exitCode();
  }

  /** What may not be read could be anything. */
  private static boolean isAmiss(List<Standing> standings, InputObjects objects) {
    return !objects.problems().isEmpty()
        || standings.stream().anyMatch(each -> each.state() != ObjectState.READY);
  }

  private List<Standing> standings(InputObjects objects) {
    return objects.objects().values().stream()
        .map(Given::object)
        .filter(OwnResource.class::isInstance)
        .map(object -> Standing.of((OwnResource<?, ?>) object))
        .filter(each -> namespace == null || each.id().namespace().equals(Optional.of(namespace)))
        .toList();
  }
}
