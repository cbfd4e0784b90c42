package io.appfirewall.cli;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Severity;
import io.appfirewall.manifest.InputProblem;
import java.io.PrintWriter;
import java.util.Collection;
import picocli.CommandLine.Help.Ansi;

/** Prints diagnostics, one a line, and remembers whether one was an error. */
final class Report {
  private final PrintWriter err;
  private final Ansi ansi;
  private final boolean allowsUnresolved;
  private boolean hasErrors;

  /**
   * A report without lines yet.
   *
   * @param allowsUnresolved whether what is named and not found is only a warning
   */
  Report(PrintWriter err, Ansi ansi, boolean allowsUnresolved) {
    this.err = err;
    this.ansi = ansi;
    this.allowsUnresolved = allowsUnresolved;
  }

  void printProblems(Collection<InputProblem> problems) {
    problems.forEach(problem -> print(problem.code().family().severity(), problem.toString()));
  }

  void printDiagnostics(Collection<Diagnostic> diagnostics) {
    diagnostics.forEach(diagnostic ->
        print(
            isAllowed(diagnostic.code()) ? Severity.WARNING : diagnostic.severity(),
            diagnostic.toString()));
  }

  int exitCode() {
    return hasErrors ? ExitCode.ERROR : ExitCode.FINE;
  }

  private boolean isAllowed(Code code) {
    return allowsUnresolved
        && switch (code) {
          case FIREWALL_NOT_FOUND,
              SERVICE_NOT_FOUND,
              SERVICE_PORT_NOT_FOUND,
              ADDRESS_GROUP_NOT_FOUND ->
              true;
          default -> false;
        };
  }

  private void print(Severity severity, String line) {
    hasErrors |= severity == Severity.ERROR;
    String rest = line.substring(line.indexOf(' '));
    String colour =
        switch (severity) {
          case ERROR -> "bold,red";
          case WARNING -> "yellow";
        };
    err.println(ansi.string("@|" + colour + " " + severity + "|@") + rest);
  }
}
