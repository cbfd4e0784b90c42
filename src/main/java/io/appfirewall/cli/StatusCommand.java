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
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Prints which of our objects are not ready, and why. */
final class StatusCommand extends Command {
  private final InputOptions input;

  private final Supplier<Optional<String>> namespace =
      option(String.class, "NAME", "Only what is in this namespace.", "-n", "--namespace");

  private final Supplier<StatusFormat> format =
      format(StatusFormat.TEXT, "text (the default) or json.");

  private final Supplier<Boolean> tellsByExitCode =
      flag("--exit-code", "End with 1 when something is not ready or may not be read.");

  private final Surroundings surroundings;

  StatusCommand(Surroundings surroundings) {
    super(
        List.of(
            "Prints which AppFirewalls, baselines and address groups are not ready, and why.",
            "",
            "It is what the operator wrote into their statuses; nothing is worked out anew."),
        List.of(
            "Examples:",
            "  appfirewall status",
            "  appfirewall status -n shop",
            "  kubectl get firewall -A -o yaml | appfirewall status -f - --exit-code"));
    this.surroundings = surroundings;
    this.input = new InputOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    Optional<String> only = namespace.get();
    only.filter(name -> !Metadata.isNamespace(name))
        .ifPresent(name -> {
          throw new ParameterException(
              line, "--namespace: " + Shown.quoted(name) + " is not the name of a namespace.");
        });
    InputObjects objects = input.readOurs(only);
    List<Standing> standings = standings(objects, only);
    format.get().print(standings, surroundings.clock().instant(), line.getOut(), ansi());
    line.getOut().flush();
    Report report = new Report(line.getErr(), ansi(), false);
    report.printProblems(objects.problems());
    report.printDiagnostics(objects.diagnostics());
    return tellsByExitCode.get() && isAmiss(standings, objects)
        ? ExitCode.ERROR
        : report.exitCode();
  }

  /** What may not be read could be anything. */
  private static boolean isAmiss(List<Standing> standings, InputObjects objects) {
    return !objects.problems().isEmpty()
        || standings.stream().anyMatch(each -> each.state() != ObjectState.READY);
  }

  private static List<Standing> standings(InputObjects objects, Optional<String> only) {
    return objects.objects().values().stream()
        .map(Given::object)
        .filter(OwnResource.class::isInstance)
        .map(object -> Standing.of((OwnResource<?, ?>) object))
        .filter(each -> only.isEmpty() || each.id().namespace().equals(only))
        .toList();
  }
}
