package io.appfirewall.chart;

import io.appfirewall.oracle.GoModule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The definitions of ServiceMonitor and PrometheusRule, as their own project publishes them. */
final class PrometheusOperator {
  private static final String MODULE = "github.com/prometheus-operator/prometheus-operator@v0.85.0";

  private PrometheusOperator() {}

  static List<Path> definitions() {
    Path folder =
        GoModule.in(HelmPrograms.FOLDER, "fetch " + MODULE + " with")
            .folderOf(MODULE)
            .resolve("example/prometheus-operator-crd");
    return Stream.of("servicemonitors", "prometheusrules")
        .map(kind -> folder.resolve("monitoring.coreos.com_" + kind + ".yaml"))
        .toList();
  }
}
