package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is served to whom, by an operator whose API server does not answer. */
class MetricsModesIT {
  private static final Path NOWHERE = Path.of("src/test/resources/kubeconfig-of-nowhere.yaml");
  private static final String METRICS = "/actuator/prometheus";
  private static final String LIVENESS = "/actuator/health/liveness";
  private static final String[] TOKEN = {"Authorization", "Bearer nonsense"};

  private static RunningOperator start(String... arguments) throws IOException {
    return RunningOperator.startWithoutWaiting(
        Config.fromKubeconfig(Files.readString(NOWHERE)), arguments);
  }

  private static List<Integer> statuses(RunningOperator operator, String... headers) {
    return List.of(
        operator.get(LIVENESS, headers).statusCode(),
        operator.get(METRICS, headers).statusCode(),
        operator.get("/actuator", headers).statusCode());
  }

  @Test
  void nobodyIsLetInWhileNobodyCanBeAsked() throws IOException {
    try (var operator = start()) {
      assertThat(statuses(operator)).containsExactly(200, 401, 401);
      assertThat(statuses(operator, TOKEN)).containsExactly(200, 503, 503);
    }
  }

  @Test
  void everybodyMayReadThemWhereThatIsSaid() throws IOException {
    try (var operator = start("--appfirewall.metrics.access=anonymous")) {
      assertThat(statuses(operator)).containsExactly(200, 200, 404);
      assertThat(statuses(operator, TOKEN)).containsExactly(200, 200, 404);
      assertThat(Http.send("POST", operator.port(), METRICS).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void nobodyMayReadThemWhereTheyAreDisabled() throws IOException {
    try (var operator = start("--appfirewall.metrics.access=disabled")) {
      assertThat(statuses(operator)).containsExactly(200, 404, 404);
      assertThat(statuses(operator, TOKEN)).containsExactly(200, 404, 404);
    }
  }
}
