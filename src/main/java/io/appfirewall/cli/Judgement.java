package io.appfirewall.cli;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.lint.Landscape;
import io.appfirewall.core.lint.Linter;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.NetworkReader;
import io.appfirewall.manifest.Rendering;
import java.time.Instant;
import java.util.List;

/** What a command about flows makes of manifests before it can say anything of flows. */
record Judgement(Manifests manifests, Rendering rendering, NetworkReader reading) {
  static Judgement of(Manifests manifests, Instant now) {
    Rendering rendering = Rendering.of(manifests, Settings.DEFAULTS, now);
    return new Judgement(manifests, rendering, NetworkReader.read(manifests, rendering));
  }

  Network network() {
    return reading.network();
  }

  /** What is legal and hardly meant. */
  List<Diagnostic> lints() {
    return Linter.lint(
            new Landscape(
                values(manifests.firewalls()), values(manifests.addressGroups()), network()))
        .sorted()
        .toList();
  }

  private static <T> List<T> values(List<Judged<T>> judged) {
    return judged.stream().flatMap(each -> each.value().stream()).toList();
  }

  void printTo(Report report) {
    report.printProblems(manifests.problems());
    report.printDiagnostics(rendering.diagnostics());
    report.printDiagnostics(reading.diagnostics());
  }
}
