package io.appfirewall.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's alerts, as Prometheus' own tool judges them. */
class AlertsIT {
  private static final Path ALERTS = Path.of(Helm.CHART, "files/alerts.yaml");
  private static final Path TESTS = Path.of("src/test/resources/prometheus/alerts-test.yaml");
  private static final Path RUNBOOK = Path.of("docs/runbook.md");

  @Test
  void areRulesThatPrometheusTakes() throws Exception {
    assertThat(promtool("check", "rules", ALERTS.toString())).contains("12 rules found");
  }

  @Test
  void areHeardWhenTheyShouldAndNotBefore(@TempDir Path folder) throws Exception {
    Files.copy(ALERTS, folder.resolve("alerts.yaml"));
    Path tests = Files.copy(TESTS, folder.resolve("tests.yaml"));

    assertThat(promtool("test", "rules", tests.toString())).contains("SUCCESS");
  }

  @Test
  void areEachTestedAndInTheRunbook() throws IOException {
    Set<String> names = alerts().map(alert -> alert.path("alert").asText()).collect(toSet());
    Set<String> heard =
        new YAMLMapper()
            .readTree(TESTS.toFile())
            .path("tests")
            .valueStream()
            .flatMap(test -> test.path("alert_rule_test").valueStream())
            .filter(check -> !check.path("exp_alerts").isEmpty())
            .map(check -> check.path("alertname").asText())
            .collect(toSet());

    assertThat(heard).isEqualTo(names);
    assertThat(
            Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(toSet()))
        .isEqualTo(names);
    assertThat(alerts())
        .allMatch(alert ->
            alert
                .at("/annotations/runbook")
                .asText()
                .equals(RUNBOOK + "#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
  }

  private static Stream<JsonNode> alerts() throws IOException {
    return new YAMLMapper()
        .readTree(ALERTS.toFile())
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream());
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    Path program =
        Environment.ofThisProcess()
            .onPath("promtool")
            .orElseThrow(
                () -> Skip.because("There is no promtool on the PATH. Install Prometheus."));
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), List.of(arguments).stream()).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
